// Apart from what they limit, because the process that watches over the reader needs no more than these.

/** Seconds for one page read as a picture; an honest one takes three, twenty times that on a small, busy machine. */
export const secondsForPage = 120;

/** Longer scans are read in part, and that is said. */
export const mostPictures = 300;
