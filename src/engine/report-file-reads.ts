/**
 * DuckDB's own progress bar evaluates a string, which the page's policy forbids. Its worker reads files in large slices, so
 * counting their bytes says the same; the message is the one that its client already listens for.
 */
const read = FileReaderSync.prototype.readAsArrayBuffer;

FileReaderSync.prototype.readAsArrayBuffer = function readAndReport(
  this: FileReaderSync,
  slice: Blob,
): ArrayBuffer {
  postMessage({
    requestId: 0,
    type: 'PROGRESS_UPDATE',
    data: { status: 'in-progress', percentage: slice.size, repetitions: 1 },
  });
  return read.call(this, slice);
};

export {};
