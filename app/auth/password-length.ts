/** OWASP's floor; 15 or more is better, and the forms say so. In code points. */
export const PASSWORD_MIN = 8;
/** Long enough for any passphrase, short enough that hashing it costs nothing extra. */
export const PASSWORD_MAX = 256;
