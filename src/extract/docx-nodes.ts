/** Elements that stand for text; counted in the order of the file, wherever they stand, each is a piece that can be traced. */
const textNodes = new Set(["t", "m:t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"]);

export const isTextNode = (name: string): boolean => textNodes.has(name);
