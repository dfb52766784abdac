package dev.mooring.kinds.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Differ;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What S3 fills in for a new bucket. Each row is a member, S3's own value for it and another one. Declared at its default or
 * left out, it is no drift, whether S3 tells the default or not; declared otherwise, or edited, it is.
 */
final class BucketDefaultsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "VersioningConfiguration | {\"Status\":\"Suspended\"} | {\"Status\":\"Enabled\"}",
                "PublicAccessBlockConfiguration | {\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,"
                        + "\"IgnorePublicAcls\":true,\"RestrictPublicBuckets\":true} | {\"BlockPublicPolicy\":false}",
                "OwnershipControls | {\"Rules\":[{\"ObjectOwnership\":\"BucketOwnerEnforced\"}]}"
                        + " | {\"Rules\":[{\"ObjectOwnership\":\"ObjectWriter\"}]}",
                "ServerSideEncryptionConfiguration | {\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":"
                        + "{\"SSEAlgorithm\":\"AES256\"},\"BucketKeyEnabled\":false}]}"
                        + " | {\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\"}}]}",
                "LifecycleConfiguration | {\"Rules\":[]} | {\"Rules\":[{\"ID\":\"a\",\"Status\":\"Enabled\"}]}",
                "CORSConfiguration | {\"CORSRules\":[]} | {\"CORSRules\":[{\"AllowedMethods\":[\"GET\"]}]}",
                "Policy | {} | {\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                        + "\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"
            })
    void whatIsLeftOutIsAtItsDefault(String member, String byDefault, String otherwise) {
        Value.Tree undeclared = bucket();
        Value.Tree usual = bucket().with(member, JsonText.parse(byDefault).get());
        Value.Tree other = bucket().with(member, JsonText.parse(otherwise).get());

        assertThat(drifts(undeclared, usual)).as("left out, told").isFalse();
        assertThat(drifts(usual, undeclared)).as("declared, not told").isFalse();
        assertThat(drifts(usual, usual)).as("declared and told").isFalse();
        assertThat(drifts(undeclared, other)).as("edited").isTrue();
        assertThat(drifts(other, undeclared)).as("declared otherwise").isTrue();
        assertThat(drifts(other, usual)).as("declared otherwise, told").isTrue();
    }

    private static Value.Tree bucket() {
        return Value.tree("Bucket", Value.of("web"));
    }

    private static boolean drifts(Value.Tree desired, Value.Tree observed) {
        return !Differ.diff(BucketType.TYPE.fields(), desired, observed).isEmpty();
    }
}
