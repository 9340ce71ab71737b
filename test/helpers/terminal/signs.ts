/** What is on the screen while pods have panes: the counters of one. */
export const inPanes = /\d+\/\d+ ready {3}\d+ restart/;

/** What is there while they have lines: the heading of a column that every width has. */
export const inLines = ' RDY ';
