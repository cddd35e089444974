import { createContext, useContext } from "react";

/** The page's script nonce; known while rendering on the server, hidden from the browser's scripts. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
