package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The permissions that Terraform gives the daemon are those of the operations that it calls: none is missing, so no pass is
 * denied, and none is spare. An operation is known by its constant, which {@code AwsCalls} takes with every call.
 */
final class PermissionsTest {
    private static final Path MODULES = Repository.ROOT.resolve("bootstrap-terraform/modules");
    private static final Path SOURCES = Repository.ROOT.resolve("reconciler/src/main/java");

    private static final Pattern OPERATION = Pattern.compile("\"([a-z0-9-]+:[A-Z][A-Za-z0-9]+)\"");
    private static final Pattern ACTIONS = Pattern.compile("actions\\s*=\\s*\\[([^]]*)]");

    /** Operations that IAM grants under other names (Service Authorization Reference); an empty one needs no permission. */
    private static final Map<String, String> ACTION_OF = HashMap.ofEntries(
            Tuple.of("s3:DeleteObjects", "s3:DeleteObject"),
            Tuple.of("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
            Tuple.of("s3:HeadBucket", "s3:ListBucket"),
            Tuple.of("s3:HeadObject", "s3:GetObject"),
            Tuple.of("s3:ListObjectsV2", "s3:ListBucket"),
            Tuple.of("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            Tuple.of("sts:GetCallerIdentity", ""));

    /** Words of policies that manifests expand to; AWS itself then does what they allow. */
    private static final Set<String> NOT_CALLED =
            HashSet.of("sqs:SendMessage", "aws:SourceArn", "aws:SourceAccount", "aws:SecureTransport");

    /** What AWS asks for beside the operation that is called. */
    private static final Set<String> ASKED_BESIDE = HashSet.of("iam:PassRole");

    @Test
    void everyOperationIsGranted() {
        assertThat(needed().removeAll(granted(MODULES.resolve("permissions")))
                        .removeAll(granted(MODULES.resolve("daemon"))))
                .as("operations that the daemon calls and that bootstrap-terraform/modules/permissions does not grant")
                .isEmpty();
    }

    @Test
    void nothingElseMayBeWritten() {
        Set<String> writes = Repository.files(MODULES.resolve("permissions"), ".tf")
                .filter(file -> file.getFileName().toString().startsWith("write-"))
                .map(Repository::text)
                .flatMap(PermissionsTest::actions)
                .toSet();

        Set<String> apis = needed().map(PermissionsTest::api);
        assertThat(writes.filter(action -> apis.contains(api(action)))
                        .removeAll(needed())
                        .removeAll(ASKED_BESIDE))
                .as("actions that bootstrap-terraform/modules/permissions grants and no actuator calls")
                .isEmpty();
        assertThat(writes).isNotEmpty();
    }

    private static String api(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private static Set<String> needed() {
        return Repository.files(SOURCES, ".java")
                // It names whole APIs and what shares a bucket, called or not.
                .reject(file -> file.endsWith("ApiLimits.java"))
                .map(Repository::text)
                .flatMap(text -> matches(OPERATION, text))
                .map(operation -> ACTION_OF.getOrElse(operation, operation))
                .filter(action -> !action.isEmpty() && !NOT_CALLED.contains(action))
                .toSet();
    }

    private static Set<String> granted(Path module) {
        return Repository.files(module, ".tf")
                .map(Repository::text)
                .flatMap(PermissionsTest::actions)
                .toSet();
    }

    private static Set<String> actions(String text) {
        return matches(ACTIONS, text).flatMap(list -> matches(OPERATION, list));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(HashSet.collector());
    }
}
