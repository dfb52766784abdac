package dev.mooring.simulator.wire;

import software.amazon.awssdk.core.SdkBytes;

/**
 * One HTTP request, its content encodings already undone.
 *
 * @param path as sent, still percent-encoded
 * @param query the parameters of the query string, in order of name
 */
public record WireRequest(String method, String path, FormParameters query, WireHeaders headers, SdkBytes body) {

    public byte[] bytes() {
        return body.asByteArrayUnsafe();
    }
}
