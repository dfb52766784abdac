package dev.mooring.simulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsChunkedTest {
    private static String decode(String encoded) {
        return new String(AwsChunked.decode(encoded.getBytes(US_ASCII)), US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
                "5;chunk-signature=ab\r\nhello\r\n6;chunk-signature=cd\r\n world\r\n0;chunk-signature=ef\r\n\r\n",
                "B\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n",
                "B\r\nhello world\r\n0\r\nx-amz-checksum-sha256:unchecked\r\n\r\n",
            })
    void chunksAreJoined(String encoded) {
        assertThat(decode(encoded)).isEqualTo("hello world");
    }

    @Test
    void wrongChecksumIsABadDigest() {
        assertThat(AwsError.of(() -> decode("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))
                        .code())
                .isEqualTo("BadDigest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5\r\nhel", "zz\r\n", "5\r\nhello\r\n"})
    void brokenBodyIsIncomplete(String encoded) {
        assertThat(AwsError.of(() -> decode(encoded)).code()).isEqualTo("IncompleteBody");
    }
}
