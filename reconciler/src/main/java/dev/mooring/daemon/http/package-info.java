/**
 * The HTTP API: {@code /api/v1} as JSON, errors as RFC 9457 problem documents, tokens, the OpenAPI document. Translates; what
 * it says is decided elsewhere.
 */
@NullMarked
package dev.mooring.daemon.http;

import org.jspecify.annotations.NullMarked;
