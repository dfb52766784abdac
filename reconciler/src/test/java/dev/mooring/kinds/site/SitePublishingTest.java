package dev.mooring.kinds.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.journal.Calls;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class SitePublishingTest {
    private static final Map<String, String> FIRST = release("aaaa1111");
    private static final Map<String, String> SECOND = release("bbbb2222");
    private static final String SITE = SiteStage.site("""
            source: {directory: dist}
            spa: true
            distribution: E1SITESITE""");

    private SiteStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new SiteStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** A front page that needs a script, which needs another; and what lies beside them. */
    private static Map<String, String> release(String hash) {
        return HashMap.of(
                "index.html",
                "<script src=\"/assets/app-" + hash + ".js\">",
                "about/index.html",
                "<script src=\"/assets/app-" + hash + ".js\">",
                "assets/app-" + hash + ".js",
                "import './part-" + hash + ".js'",
                "assets/part-" + hash + ".js",
                hash,
                "favicon.ico",
                hash);
    }

    /** Every script that a page names is there. */
    private void everyPageIsWhole() {
        for (String page : Vector.of("index.html", "about/index.html")) {
            String text = stage.text(page);
            if (!text.isEmpty()) {
                String script = text.substring(text.indexOf("/assets/") + 1, text.indexOf(".js") + 3);
                assertThat(stage.text(script)).as("%s needs %s", page, script).isNotEmpty();
                assertThat(stage.text(script.replace("app-", "part-"))).isNotEmpty();
            }
        }
    }

    @Test
    void filesAreServedUnderTheHeadersThatTheirNamesSuggest() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);

        assertThat(stage.keys()).containsExactlyInAnyOrderElementsOf(FIRST.keySet());
        assertThat(head("index.html").cacheControl()).isEqualTo("no-cache");
        assertThat(head("index.html").contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(head("assets/app-aaaa1111.js").cacheControl()).isEqualTo("max-age=31536000, immutable");
        assertThat(head("favicon.ico").cacheControl()).isEqualTo("max-age=300");
    }

    private HeadObjectResponse head(String key) {
        return stage.s3.headObject(request -> request.bucket(SiteStage.BUCKET).key(key));
    }

    @Test
    void aSettledSiteCostsTwoCallsBesideTheTags() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);

        Calls calls = stage.calls(() -> stage.pass(SITE));

        assertThat(calls.writes()).isZero();
        assertThat(TreeMap.ofAll(new java.util.TreeMap<>(calls.operations()))
                        .filterKeys(name -> name.startsWith("s3:")))
                .isEqualTo(TreeMap.of("s3:ListBuckets", 1L, "s3:ListObjectsV2", 1L));
    }

    @Test
    void onlyPagesThatChangedAreInvalidated() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);
        stage.folder(
                "staging/dist",
                SECOND.put("about/index.html", FIRST.get("about/index.html").get()));

        Calls calls = stage.calls(() -> stage.pass(SITE));

        assertThat(calls.operations()).containsEntry("cloudfront:CreateInvalidation", 1L);
        assertThat(stage.calls(() -> stage.pass(SITE)).writes()).isZero();
    }

    @Test
    void whatANewReleaseNoLongerHasStaysForAWhile() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);
        stage.folder("staging/dist", SECOND);
        stage.pass(SITE);

        assertThat(stage.keys()).contains("assets/app-aaaa1111.js", "assets/app-bbbb2222.js");

        stage.simulator.advance(Duration.ofDays(8));
        stage.converge(SITE);
        assertThat(stage.keys()).containsExactlyInAnyOrderElementsOf(SECOND.keySet());
    }

    @Test
    void whatSomebodyDeletedOrOverwroteIsMended() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);
        stage.s3.deleteObject(request -> request.bucket(SiteStage.BUCKET).key("favicon.ico"));
        put("index.html", "defaced");
        put("notes.txt", "somebody else's");

        assertThat(change().toString()).contains("Missing", "Altered");
        stage.converge(SITE);

        assertThat(stage.text("index.html")).isEqualTo(FIRST.get("index.html").get());
        assertThat(stage.text("favicon.ico")).isEqualTo("aaaa1111");
        assertThat(stage.text("notes.txt")).isEqualTo("somebody else's");
    }

    private void put(String key, String text) {
        stage.s3.putObject(request -> request.bucket(SiteStage.BUCKET).key(key), RequestBody.fromString(text));
    }

    private Change change() {
        return stage.plan(SITE).changes().map(PlannedChange::change).last();
    }

    @Test
    void aSpoiltRecordIsWrittenAnew() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);
        put(SiteRecord.KEY, "{}");

        stage.converge(SITE);

        assertThat(SiteRecord.parse(stage.text(SiteRecord.KEY)).get().files().keySet())
                .containsExactlyInAnyOrderElementsOf(FIRST.keySet());
    }

    /** Each call of a deploy in turn is the one that goes wrong. */
    @ParameterizedTest
    @EnumSource(names = {"CRASH_BEFORE", "CRASH_AFTER", "LOST_RESPONSE", "SERVER_ERROR_AFTER", "THROTTLE"})
    void noInterruptionShowsAPageWithoutItsFiles(Fault fault) throws IOException {
        int cuts = 0;
        boolean struck = true;
        for (long call = 0; struck; call++) {
            stage.close();
            stage = new SiteStage();
            stage.folder("staging/dist", FIRST);
            stage.converge(SITE);
            stage.folder("staging/dist", SECOND);
            stage.simulator.faults().install(FaultPlan.of(FaultRule.at(call, fault, "*")));

            Calls calls = stage.calls(() -> stage.pass(SITE));
            struck = calls.calls().size() > call;
            stage.restart();

            everyPageIsWhole();
            stage.converge(SITE);
            everyPageIsWhole();
            assertThat(stage.text("index.html"))
                    .isEqualTo(SECOND.get("index.html").get());
            assertThat(SiteRecord.parse(stage.text(SiteRecord.KEY)).get().incoming())
                    .isEmpty();
            stage.simulator.advance(Duration.ofDays(8));
            stage.converge(SITE);
            assertThat(stage.keys()).as("after call %s", call).containsExactlyInAnyOrderElementsOf(SECOND.keySet());
            cuts++;
        }
        assertThat(cuts).isGreaterThan(10);
    }

    @Test
    void whatAnInterruptedReleaseLeftGoesTooWhenAnotherFollows() {
        stage.folder("staging/dist", FIRST);
        stage.converge(SITE);
        stage.folder("staging/dist", SECOND);
        stage.simulator.faults().install(FaultPlan.of(FaultRule.at(2, Fault.CRASH_AFTER, "s3:PutObject")));
        stage.pass(SITE);
        stage.restart();
        Map<String, String> third = release("cccc3333");
        stage.folder("staging/dist", third);

        stage.converge(SITE);
        stage.simulator.advance(Duration.ofDays(8));
        stage.converge(SITE);

        assertThat(stage.keys()).containsExactlyInAnyOrderElementsOf(third.keySet());
    }
}
