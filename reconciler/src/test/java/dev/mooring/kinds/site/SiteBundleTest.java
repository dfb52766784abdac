package dev.mooring.kinds.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.status.PassReport;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases from bundles. */
class SiteBundleTest {
    private SiteStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new SiteStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Map<String, String> files(String text) {
        return HashMap.of("index.html", text, "assets/app-" + text + ".js", text);
    }

    private static String site(String bundle, String sha256) {
        return SiteStage.site("source: {bundle: s3://builds/" + bundle + ", sha256: " + sha256 + "}\ndistribution: "
                + SiteStage.DISTRIBUTION);
    }

    @Test
    void aBundleIsPublishedAndServed() throws Exception {
        String sha256 = stage.bundle("one.zip", files("aaaa1111"));

        stage.converge(site("one.zip", sha256));

        assertThat(stage.keys()).containsExactlyInAnyOrder("index.html", "assets/app-aaaa1111.js");
        assertThat(browse("/").body()).isEqualTo("aaaa1111");
        assertThat(browse("/" + SiteRecord.KEY).statusCode()).as("our record").isEqualTo(403);
    }

    private HttpResponse<String> browse(String path) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI page = stage.simulator.uri().resolve("/_simulator/sites/" + SiteStage.DISTRIBUTION + path);
            return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aBundleWithAnotherHashChangesNothing() {
        stage.converge(site("one.zip", stage.bundle("one.zip", files("aaaa1111"))));
        stage.bundle("two.zip", files("bbbb2222"));
        String before = stage.text(SiteRecord.KEY);

        PassReport[] report = new PassReport[1];
        long writes = stage.calls(() -> report[0] = stage.pass(site("two.zip", "f".repeat(64))))
                .writes();

        assertThat(writes).isZero();
        assertThat(stage.keys()).containsExactlyInAnyOrder("index.html", "assets/app-aaaa1111.js");
        assertThat(stage.text("index.html")).isEqualTo("aaaa1111");
        assertThat(stage.text(SiteRecord.KEY)).isEqualTo(before);
        assertThat(failure(report[0]))
                .isInstanceOfSatisfying(
                        Failure.Terminal.class,
                        failure -> assertThat(failure.message())
                                .contains("s3://builds/two.zip has the SHA-256", "nothing was changed"));
    }

    private static Failure failure(PassReport report) {
        return report.done()
                .map(done -> done.outcome())
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).failure())
                .head();
    }

    @Test
    void aRollbackIsAChangeOfOneLine() {
        String releases = "releases:\n"
                + "  - {name: v2, bundle: s3://builds/two.zip, sha256: " + stage.bundle("two.zip", files("bbbb2222"))
                + "}\n"
                + "  - {name: v1, bundle: s3://builds/one.zip, sha256: " + stage.bundle("one.zip", files("aaaa1111"))
                + "}\n";
        stage.converge(SiteStage.site(releases + "release: v1"));
        assertThat(stage.text("index.html")).isEqualTo("aaaa1111");

        stage.converge(SiteStage.site(releases));
        assertThat(stage.text("index.html")).as("the newest, by default").isEqualTo("bbbb2222");

        var rollback = stage.calls(() -> stage.pass(SiteStage.site(releases + "release: v1")));
        assertThat(stage.text("index.html")).isEqualTo("aaaa1111");
        assertThat(rollback.operations().get("s3:PutObject"))
                .as("the page and the record twice: the old release's script lies there still")
                .isEqualTo(3);
    }
}
