/** A worker that only says that it runs: whether a page lets one start is told by nothing else. */
postMessage('runs');
