/** What this program draws with beyond ASCII: the symbols of the theme. It is certain that each takes one cell. */
export const ownCharacters = '✓✗▸◂⋯❯▰▱‹›◉∙░▒▓█╭╮╰╯─│┏┓┗┛━┃⇄▮';
