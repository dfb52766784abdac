package dev.mooring.simulator.wire;

import dev.mooring.simulator.Dialect;

/**
 * What a request is aimed at, known or not.
 *
 * @param service the signing name; the request's own word where no such API is known
 * @param operation the operation's name; for REST, where no operation fits, the method and path
 * @param version the API version in the query protocol; otherwise empty
 */
record CallTarget(String service, String operation, String version, Dialect dialect) {}
