/** As many as a table may have: what fits a page of copy, and keeps one block small. */
export const mostRows = 100;
export const mostColumns = 50;
