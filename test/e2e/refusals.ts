/** Faults of a page as a journey can expect them: what the sandbox refused, by its status and the call it was. */

const refused =
  /^console: Failed to load resource: (?:the server responded with a status of (?<status>\d+) .*|(?<net>net::\w+)) \(.*\/verify\/[^/]+\/(?<call>[a-z/-]+)\)$/;

/** The faults in their order; of a call of the capture protocol that failed its status and its name, e.g. "409 claim". */
export const refusals = (faults: readonly string[]): readonly string[] =>
  faults.map((fault) => {
    const { status, net, call } = refused.exec(fault)?.groups ?? {};
    return call === undefined ? fault : `${status ?? net ?? ''} ${call}`;
  });
