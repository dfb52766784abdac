package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to images after they were built: they are looked at again, and some get a version. */
final class ReleaseScriptsTest {
    @TempDir
    private Path home;

    @Test
    void whatRunsIsListedOnce() throws IOException {
        Checkout checkout = Checkout.of(home);
        String registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/";

        assertThat(checkout.scripts()
                        .withMooring(home)
                        .run("running-images.sh", "staging", "production", "staging")
                        .succeeds()
                        .output())
                .isEqualTo("[\"%1$sfulfilment:commit-3f2a9c1\",\"%1$sfulfilment:commit-7b1d4e8\",".formatted(registry)
                        + "\"%1$sorders:commit-3f2a9c1\",\"%1$sorders:commit-7b1d4e8\"]\n".formatted(registry));
    }

    @Test
    void aVersionIsTheImageOfTheClosestCommitThatHasOne() throws IOException {
        Checkout checkout = Checkout.of(home);
        String built = checkout.scripts().git("rev-parse", "HEAD").strip();
        checkout.write("docs/note.md", "no image is built of this\n");
        checkout.commit("Note");

        registryWith(checkout, "commit-" + built)
                .run("tag-release.sh", "--name", "orders", "--tag", "v1.0.0")
                .succeeds();

        assertThat(Files.readString(home.resolve("put")))
                .contains("--image-tag v1.0.0", "--image-manifest MANIFEST", "--image-manifest-media-type TYPE");
    }

    @Test
    void aVersionThatIsThereStays() throws IOException {
        Checkout checkout = Checkout.of(home);

        registryWith(checkout, "v1.0.0")
                .run("tag-release.sh", "--name", "orders", "--tag", "v1.0.0")
                .succeeds();

        assertThat(home.resolve("put")).doesNotExist();
    }

    @Test
    void withoutAnImageThereIsNoVersion() throws IOException {
        Checkout checkout = Checkout.of(home);

        Program.Ended ended =
                registryWith(checkout, "commit-0000000").run("tag-release.sh", "--name", "orders", "--tag", "v1.0.0");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("no image of orders");
    }

    @Test
    void anApplyAppliesThePlanThatWasShown() throws IOException {
        Scripts scripts = Scripts.in(home, home)
                .with("BACKEND", "bucket = \"b\"")
                .with("VARIABLES", "environment = \"staging\"")
                .withProgram(home, "terraform", """
                        printf '%%s\\n' "$2 ${@: -1}" >>'%s'
                        [ "$2" != plan ] || exit 2
                        """.formatted(home.resolve("calls")));

        scripts.run("terraform-plan.sh", "--name", "staging", "--output", "plan.md", "--apply")
                .succeeds();

        assertThat(Files.readAllLines(home.resolve("calls")))
                .satisfiesExactly(
                        init -> assertThat(init).startsWith("init "),
                        plan -> assertThat(plan).startsWith("plan -out="),
                        show -> assertThat(show).startsWith("show "),
                        apply -> assertThat(apply).startsWith("apply ").endsWith("/plan"));
        assertThat(Files.readString(home.resolve("plan.md"))).startsWith("### Terraform, staging: changes");
    }

    private Scripts registryWith(Checkout checkout, String tag) {
        return checkout.scripts().withProgram(home, "aws", """
                case $2 in
                  describe-images) echo '["%s"]' ;;
                  batch-get-image) echo '{"images":[{"imageManifest":"MANIFEST","imageManifestMediaType":"TYPE"}]}' ;;
                  put-image) echo "$*" >>'%s' ;;
                esac
                """.formatted(tag, home.resolve("put")));
    }
}
