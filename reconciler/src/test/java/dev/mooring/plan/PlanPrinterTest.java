package dev.mooring.plan;

import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.fixture.Toys;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.SecretUse;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The printed forms are promises: each is compared with a whole page that a person has read. */
final class PlanPrinterTest {

    @Test
    void textIsWhatAPersonReads() {
        assertThat(PlanPrinter.text(everySort(), false)).isEqualTo(page("plan.txt"));
    }

    @Test
    void jsonIsWhatTheDocumentationPromises() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(PlanJson.of(everySort()).toString())).isEqualTo(json.readTree(page("plan.json")));
    }

    @Test
    void theDocumentationNamesEveryMemberAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Pattern row = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
        row.matcher(Files.readString(Path.of("..", "docs", "plan-json.md")))
                .results()
                .forEach(match -> named.add(match.group(1)));
        Set<String> printed = new TreeSet<>();
        gather("", new ObjectMapper().readTree(page("plan.json")), printed);
        gather("", new ObjectMapper().readTree(page("prune.json")), printed);
        gather("", PlanJson.of(atNight()), printed);
        printed.removeIf(path -> path.startsWith("changes[].withheld.fields[]"));

        assertThat(printed).isEqualTo(named);
    }

    private static Plan atNight() {
        Toys toys = Toys.staging().box("new", tree()).windows(Toys.deny("0 0 * * *", Duration.ofHours(6), "UTC"));
        return new Planner()
                .plan(
                        toys.graph(),
                        new Facts(HashMap.of(Toys.box("new"), new Observation.Absent()), Memory.EMPTY, Instant.EPOCH));
    }

    private static void gather(String at, JsonNode node, Set<String> paths) {
        node.properties().forEach(member -> {
            String path = at.isEmpty() ? member.getKey() : at + "." + member.getKey();
            paths.add(path);
            if (member.getValue().isObject()) {
                gather(path, member.getValue(), paths);
            } else if (member.getValue().isArray()) {
                member.getValue().forEach(item -> gather(path + "[]", item, paths));
            }
        });
    }

    @Test
    void markdownFitsAComment() {
        assertThat(PlanMarkdown.of(everySort())).isEqualTo(page("plan.md"));
    }

    @Test
    void aPlanWithNothingToDoSaysSoWithTheRevision() {
        Plan plan = new Planner()
                .plan(
                        Toys.staging()
                                .at("7b1d4e8f00aa11bb22cc33dd44ee55ff66778899")
                                .graph(),
                        new Facts(HashMap.empty(), Memory.EMPTY, Instant.EPOCH));

        assertThat(PlanPrinter.text(plan, true)).isEqualTo("No changes. AWS matches 7b1d4e8f00aa.\n");
        assertThat(PlanMarkdown.of(plan)).endsWith("No changes. AWS matches 7b1d4e8f00aa.\n");
    }

    @Test
    void coloursAreOnlyThereWhenAskedFor() {
        assertThat(PlanPrinter.text(everySort(), false)).doesNotContain("\u001b");
        assertThat(PlanPrinter.text(everySort(), true)).contains("\u001b[32m  + Box/new: create toy/box new\u001b[0m");
    }

    @Test
    void aSensitiveValueIsInNoForm() {
        Plan plan = everySort();

        assertThat(PlanPrinter.text(plan, true) + PlanJson.of(plan) + PlanMarkdown.of(plan))
                .contains("password")
                .doesNotContain("hunter2")
                .doesNotContain("swordfish");
    }

    @Test
    void markdownNeverOutgrowsAComment() {
        Toys toys = Vector.range(0, 900)
                .foldLeft(Toys.staging(), (so, n) -> so.box("box-" + n, tree("overflow", "x".repeat(200))));
        Plan plan = new Planner()
                .plan(
                        toys.graph(),
                        new Facts(
                                toys.graph().resources().mapValues(ignored -> new Observation.Absent()),
                                Memory.EMPTY,
                                Instant.EPOCH));

        String markdown = PlanMarkdown.of(plan);

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(markdown).contains("Plan: 900 to create").containsPattern("…and \\d+ more\\.\n$");
    }

    @Test
    void backticksInAValueDoNotEndTheFence() {
        Toys toys = Toys.staging().box("inbox", tree("overflow", "```\n<b>"));
        Plan plan = new Planner()
                .plan(
                        toys.graph(),
                        new Facts(
                                HashMap.of(Toys.box("inbox"), new Observation.Absent()), Memory.EMPTY, Instant.EPOCH));

        assertThat(PlanMarkdown.of(plan)).contains("````text\noverflow: \"```\\n<b>\"\n````");
    }

    /** One of each: created, updated by edit and by drift, withheld in part, replaced, blocked, unchanged. */
    private static Plan everySort() {
        Toys toys = Toys.staging()
                .at("7b1d4e8f00aa11bb22cc33dd44ee55ff66778899")
                .box("new", tree("size", 7))
                .box("same", tree())
                .box("drifted", tree("size", 3))
                .box("unread", tree())
                .gate("front", tree("port", 8080))
                .with(
                        Toys.manifest(new ManifestId("App", "orders")),
                        Vector.of(new Desired(
                                        Toys.app("orders"),
                                        Toys.APP,
                                        new ManifestId("App", "orders"),
                                        tree(
                                                "image", "v2",
                                                "password", "swordfish",
                                                "environment", tree("URL", urlOf("new"), "LEVEL", "info")),
                                        HashSet.empty())
                                .given(Vector.of(new SecretUse("TOKEN", "toy:token", "spec.secrets.TOKEN")))))
                .app("stuck", tree("image", "v9", "count", 2));
        Map<ResourceId, Observation> observations = HashMap.of(
                Toys.box("new"), new Observation.Absent(),
                Toys.box("same"), live(toys, "Box/same", tree()),
                Toys.box("drifted"), live(toys, "Box/drifted", tree("size", 4)),
                Toys.box("unread"),
                        new Observation.Unknown(new Failure.Denied("toy:Describe", "AccessDenied", "not allowed")),
                Toys.gate("front"), live(toys, "Gate/front", tree("port", 80)),
                Toys.app("orders"), live(toys, "App/orders", tree("image", "v1", "password", "hunter2")),
                Toys.app("stuck"), live(toys, "App/stuck", tree("image", "v8")));
        Facts facts = new Facts(observations, Memory.EMPTY, Instant.EPOCH)
                .withRejections(HashMap.of(
                        Toys.app("stuck"),
                        Either.right(
                                Vector.of(new Rejection(tree("image", "v9"), "3 tasks failed their health checks")))))
                .withSecrets(HashMap.of(
                        "toy:token",
                        new SecretState.Unreadable(
                                "secret token", new Failure.Denied("toy:Describe", "AccessDenied", "not allowed"))));
        return new Planner().plan(toys.graph(), facts);
    }

    private static Observation live(Toys toys, String owner, Value.Tree tree) {
        String digest = owner.equals("Box/drifted")
                ? toys.graph().digests().get(Toys.box("drifted")).get()
                : "of-before";
        return new Observation.Present(
                tree,
                HashMap.of("arn", "arn:" + owner),
                new OwnerTags("staging", ManifestId.read(owner).get(), digest, "before").asMap(),
                Option.none(),
                Health.READY);
    }

    private static String page(String name) {
        try (InputStream page = PlanPrinterTest.class.getResourceAsStream(name)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
