/**
 * Words and patterns that lead every list of leaked passwords. A password is compared after `plain` has taken off case,
 * look-alike digits and trailing digits and signs, so `Passw0rd!2024` meets `password`.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `aaaaaa abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij access admin administrator adminadmin adobe alexander
  alexandra amanda america anderson andrea andrew angel angela angels animal anthony apple arsenal asdf asdfasdf asdfgh
  asdfghjk asdfghjkl ashley asshole august austin autumn azerty azertyuiop babygirl bailey banana barbara barcelona
  baseball basketball batman beautiful benjamin berlin bigdaddy biteme blabla blahblah blessed blink bonjour brandon brooklyn
  bubbles buster butterfly caroline catherine changeme changemenow changethis charles charlie charlotte cheese chelsea
  chester chicago chicken chocolate christian christine christopher cinderella claudia coffee colorado company computer
  cookie corvette courtney cowboy cowboys creative cristina daniel daniela danielle database david december default demo
  demodemo destiny diamond dolphin dolphins dragon dragonball dreams eagles edward einstein elephant elizabeth emmanuel
  enterprise europe evelyn everton facebook family fernando flower flowers football forever formula france francesco
  francisco freedom friday friend friends fuckoff fuckyou gabriel gandalf garfield george germany giovanni giuseppe goodluck
  google gregory guest guitar hahaha hallo hallohallo hamilton hannah happiness happy harley heaven heather hello
  hellohello helpme hercules hockey holiday hotmail hottie hunter iceman iloveu iloveyou iloveyousomuch infinity
  instagram internet inuyasha jackson january jasmine jasper jennifer jeremy jessica jesus jesuschrist jonathan jordan
  joseph joshua juliana justin katherine kathleen killer kimberly kristina lakers lauren leonardo letmein letmeinnow
  liberty linkedin liverpool login london loveme lovely lover loverboy lovers loveyou maddison madison maggie manchester
  manager marina marketing marketing marlboro martin martina master masterkey matrix matthew maxwell mercedes merlin
  metallica michael michelle microsoft midnight mine minecraft miguel monday monica monkey monster montana morgan
  mountain mustang mypassword naruto natalia natalie natasha nathan newpassword newyork nicholas nicole nirvana nothing november
  october office oliver olivia onelove operator orange pakistan panther paradise pass passpass passw passwd passwort
  password passwordpassword patricia patrick peanut pepper personal phoenix pokemon police poohbear popcorn porsche precious
  princess princesa private prince public pumpkin purple qazwsx qazwsxedc qwaszx qwer qwerasdf qwerqwer qwert qwerty
  qwertyu qwertyui qwertyuio qwertyuiop qwertyqwerty qwertz qwertzuiop rachel raider raiders rainbow ranger realmadrid
  rebecca remember ricardo richard robert roberto rockstar rockyou ronaldo russia sakura salesforce sales salasana samantha
  samsung samuel sandra sascha saturday scarface schatz scooter scorpion sebastian secret secrets secretary security september
  server service shadow shannon shopping silver simple skywalker slipknot smokey snickers snoopy snowball soccer softball
  something sophia sparky spiderman spring starwars startrek steelers stephanie steven strawberry student stupid success
  summer sunday sunflower sunshine super superman superstar support supersecret sweetheart sweety swordfish sydney system teacher
  temp temporary tennis teresa test testing testtest thomas thunder thursday tiger tigger tinkerbell trustno trustnoone
  tuesday twitter undertaker unicorn user username valentina vanessa veronica victoria vincent virginia warcraft warrior
  wednesday welcome welcomehome welcometo westside whatever wicked william willkommen winner winter wizard wolverine wordpass
  xxxxxx yankees yellow youtube zaq zaqwsx zxcv zxcvbn zxcvbnm zzzzzz`
    .split(/\s+/)
    .filter(Boolean),
);

/** Rows that fingers walk along, forwards or backwards. */
export const WALKS: readonly string[] = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
];
