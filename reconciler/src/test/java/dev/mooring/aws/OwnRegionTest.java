package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** The Region of the process itself: that it has none is an answer, not an exception. */
final class OwnRegionTest {

    @Test
    void surroundings_that_name_none_have_none() {
        assertThat(AwsSessions.region(() -> {
                    throw SdkClientException.create("Unable to load region from any of the providers in the chain");
                }))
                .isEmpty();
    }

    @Test
    void surroundings_that_name_one_have_it() {
        assertThat(AwsSessions.region(() -> Region.EU_WEST_1)).containsExactly("eu-west-1");
    }
}
