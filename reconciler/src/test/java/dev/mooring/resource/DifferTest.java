package dev.mooring.resource;

import static dev.mooring.resource.Trees.ref;
import static dev.mooring.resource.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Drift.Difference;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DifferTest {
    private static final Fields SERVICE = Fields.in("test/service")
            .byDefault("deployment.maximumPercent", 200)
            .byDefault("deployment.breaker.enable", false)
            .byDefault("replicas", 1)
            .absentByDefault("role", "health", "command")
            .byDefault("health.interval", 30)
            .absentByDefault("health.path")
            .unmanaged("rebalancing")
            .readOnly("status")
            .quantity("cpu")
            .openMap("labels")
            .listMap("containers", "name")
            .absentByDefault("containers[].image")
            .listMap("containers[].environment", "name")
            .absentByDefault("containers[].environment[].value")
            .listSet("subnets")
            .policyDocument("policy");

    /** Path, what AWS holds and what git wants, a line each. */
    private static String drift(Fields fields, String desired, String observed) {
        return Differ.diff(fields, tree(desired), tree(observed))
                .differences()
                .map(it -> it.path() + " " + it.observed().getOrElse(() -> Value.of("-")) + " > "
                        + it.desired().getOrElse(() -> Value.of("-")))
                .mkString("; ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            equal is no drift                              | {'replicas': 2}                  | {'replicas': 2}                   | ``
            a stated field                                 | {'replicas': 2}                  | {'replicas': 3}                   | replicas 3 > 2
            a default git leaves out                       | {}                               | {'replicas': 3}                   | replicas 3 > 1
            a default neither side states                  | {'role': 'r'}                    | {'role': 'r'}                     | ``
            a default AWS leaves out                       | {'replicas': 1}                  | {}                                | ``
            a whole structure of defaults                  | {}                               | {'deployment': {'maximumPercent': 200, 'breaker': {'enable': false}}} | ``
            one field of a structure git leaves out        | {}                               | {'deployment': {'maximumPercent': 150}} | deployment.maximumPercent 150 > 200
            an unnamed field that git leaves out           | {}                               | {'launchType': 'EC2'}             | ``
            an unnamed field that git states               | {'launchType': 'FARGATE'}        | {'launchType': 'EC2'}             | launchType EC2 > FARGATE
            an unnamed structure is compared where stated  | {'x': {'a': 1}}                  | {'x': {'a': 1, 'b': 2}}           | ``
            an unnamed structure stated otherwise          | {'x': {'a': 1}}                  | {'x': {'a': 3, 'b': 2}}           | x.a 3 > 1
            an unmanaged field that git leaves out         | {}                               | {'rebalancing': 'ON'}             | ``
            an unmanaged field that git states             | {'rebalancing': 'OFF'}           | {'rebalancing': 'ON'}             | rebalancing ON > OFF
            what AWS reports                               | {'status': 'x'}                  | {'status': 'y'}                   | ``
            absent by default                              | {}                               | {'role': 'r'}                     | role r > -
            absent by default and stated                   | {'role': 'r'}                    | {}                                | role - > r
            an empty list is absence                       | {'command': []}                  | {}                                | ``
            absence is an empty list                       | {}                               | {'command': []}                   | ``
            a structure that is there on one side          | {}                               | {'health': {'path': '/'}}         | health {interval: 30, path: /} > -
            a structure that git adds                      | {'health': {'path': '/'}}        | {}                                | health - > {interval: 30, path: /}
            an ordered list is compared as a whole         | {'command': ['a', 'b']}          | {'command': ['b', 'a']}           | command [b, a] > [a, b]
            a set has no order                             | {'subnets': ['a', 'b', 'a']}     | {'subnets': ['b', 'a']}           | ``
            a set with another member                      | {'subnets': ['a']}               | {'subnets': ['b', 'a']}           | subnets [a, b] > [a]
            a quantity in other words                      | {'cpu': '0.5 vCPU'}              | {'cpu': '512'}                    | ``
            text and number that read alike                | {'port': '8080'}                 | {'port': 8080}                    | ``
            text and boolean that read alike               | {'on': 'true'}                   | {'on': true}                      | ``
            a list where a structure stands                | {'x': [1]}                       | {'x': {'a': 1}}                   | x {a: 1} > [1]
            a key of an open map that git leaves out       | {'labels': {'a': '1'}}           | {'labels': {'a': '1', 'b': '2'}}  | labels.b 2 > -
            an open map that git leaves out                | {}                               | {'labels': {'b': '2'}}            | labels {b: 2} > -
            a key that is no word stands in brackets       | {'labels': {'a.b': '1'}}         | {'labels': {'a.b': '2'}}          | labels[a.b] 2 > 1
            """)
    void compares(String why, String desired, String observed, String expected) {
        assertThat(drift(SERVICE, desired, observed)).as(why).isEqualTo(expected);
    }

    @Nested
    final class ListMaps {
        @Test
        void items_meet_by_their_keys_and_paths_name_them() {
            assertThat(
                            drift(
                                    SERVICE,
                                    "{'containers': [{'name': 'orders', 'environment': [{'name': 'LOG_LEVEL', 'value': 'info'}]},"
                                            + " {'name': 'proxy'}]}",
                                    "{'containers': [{'name': 'proxy'},"
                                            + " {'name': 'orders', 'environment': [{'name': 'LOG_LEVEL', 'value': 'debug'}]}]}"))
                    .isEqualTo("containers[orders].environment[LOG_LEVEL].value debug > info");
        }

        @Test
        void an_item_that_one_side_lacks_is_one_difference() {
            assertThat(drift(
                            SERVICE,
                            "{'containers': [{'name': 'a', 'image': 'i'}, {'name': 'b'}]}",
                            "{'containers': [{'name': 'b'}, {'name': 'c', 'image': 'k'}]}"))
                    .isEqualTo("containers[a] - > {image: i, name: a}; containers[c] {image: k, name: c} > -");
        }

        @Test
        void the_first_item_of_a_list_that_is_not_there_yet_is_the_list() {
            assertThat(drift(SERVICE, "{'containers': [{'name': 'a'}]}", "{}")).isEqualTo("containers - > [{name: a}]");
        }

        @Test
        void items_with_one_key_are_told_apart_by_their_order() {
            Fields tags = Fields.in("t").listMap("tags", "key").absentByDefault("tags[].value");

            assertThat(drift(
                            tags,
                            "{'tags': [{'key': 'a', 'value': '1'}, {'key': 'a', 'value': '2'}]}",
                            "{'tags': [{'key': 'a', 'value': '1'}, {'key': 'a', 'value': '3'}]}"))
                    .isEqualTo("tags[a#2].value 3 > 2");
        }

        @Test
        void members_of_an_item_that_no_line_names_are_ignored_unless_git_states_them() {
            assertThat(drift(SERVICE, "{'containers': [{'name': 'a'}]}", "{'containers': [{'name': 'a', 'cpu': 0}]}"))
                    .isEmpty();
        }
    }

    @Nested
    final class OrderedLists {
        @Test
        void structures_are_compared_item_by_item() {
            assertThat(drift(
                            SERVICE,
                            "{'mounts': [{'path': '/a'}, {'path': '/b'}]}",
                            "{'mounts': [{'path': '/a', 'mode': 'rw'}, {'path': '/c'}]}"))
                    .isEqualTo("mounts[1].path /c > /b");
        }

        @Test
        void lists_of_different_length_differ_as_a_whole() {
            assertThat(drift(SERVICE, "{'mounts': [{'path': '/a'}]}", "{'mounts': []}"))
                    .isEqualTo("mounts - > [{path: /a}]");
        }
    }

    @Nested
    final class WhatLinesSay {
        private final Fields fields = Fields.in("t")
                .immutable("launchType")
                .startsRollout("task")
                .listMap("task.containers", "name")
                .absentByDefault("task.containers[].image", "task.containers[].cpu")
                .absentByDefault("network")
                .startsRollout("network.subnets")
                .immutable("network.vpc")
                .settlesWithin(Duration.ofMinutes(1), "attributes")
                .settlesWithin(Duration.ofMinutes(15), "attributes.retention");

        private Difference only(String desired, String observed) {
            return Differ.diff(fields, tree(desired), tree(observed))
                    .differences()
                    .single();
        }

        @Test
        void what_starts_a_rollout_does_so_with_everything_below_it() {
            assertThat(only(
                                    "{'task': {'containers': [{'name': 'a', 'image': '1'}]}}",
                                    "{'task': {'containers': [{'name': 'a', 'image': '2'}]}}")
                            .startsRollout())
                    .isTrue();
        }

        @Test
        void a_structure_has_the_nature_of_what_is_in_it() {
            Difference network = only("{'network': {'subnets': ['a'], 'name': 'n'}}", "{}");

            assertThat(network.startsRollout()).isTrue();
            assertThat(network.immutable()).isFalse();
            assertThat(only("{}", "{'network': {'vpc': 'v'}}").immutable()).isTrue();
        }

        @Test
        void an_immutable_field_is_named_as_such() {
            assertThat(only("{'launchType': 'A'}", "{'launchType': 'B'}").immutable())
                    .isTrue();
        }

        @Test
        void the_longest_window_on_the_way_counts() {
            assertThat(only("{'attributes': {'delay': 1}}", "{'attributes': {'delay': 2}}")
                            .settlesWithin())
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(only("{'attributes': {'retention': 1}}", "{'attributes': {'retention': 2}}")
                            .settlesWithin())
                    .isEqualTo(Duration.ofMinutes(15));
        }

        @Test
        void the_root_member_is_known_by_any_path() {
            assertThat(new Difference(
                                    "a[b.c].d",
                                    io.vavr.control.Option.none(),
                                    io.vavr.control.Option.none(),
                                    false,
                                    false)
                            .topLevel())
                    .isEqualTo("a");
        }
    }

    @Nested
    final class References {
        @Test
        void a_reference_that_is_not_resolved_differs_from_anything() {
            Value arn = ref("Queue", "orders", "arn");
            Drift drift = Differ.diff(SERVICE, Value.tree("target", arn), tree("{'target': 'arn:x'}"));

            assertThat(drift.differences().single().desired()).contains(arn);
        }

        @Test
        void resolved_it_is_a_value_like_any_other() {
            Value.Tree desired =
                    tree("{'list': [{'a': 1}], 'n': 1, 'b': true}").with("target", ref("Queue", "q", "arn"));
            Value.Tree resolved =
                    Resolver.resolve(desired, reference -> io.vavr.control.Option.some(reference.toString()));

            assertThat(resolved).isEqualTo(desired.with("target", Value.of("arn of Queue/q")));
        }

        @Test
        void what_nobody_knows_yet_stays_a_reference() {
            Value.Tree desired = Value.tree("targets", Value.list(ref("Queue", "q", "arn")));

            assertThat(Resolver.resolve(desired, reference -> io.vavr.control.Option.none()))
                    .isEqualTo(desired);
        }
    }

    @Nested
    final class IgnoredPaths {
        private Differ.Comparison compare(String desired, String observed, String... ignored) {
            return Differ.compare(SERVICE, tree(desired), tree(observed), Vector.of(ignored));
        }

        @Test
        void an_ignored_field_is_no_drift_and_what_would_be_sent_keeps_it() {
            Differ.Comparison it = compare("{'replicas': 2, 'role': 'r'}", "{'replicas': 7, 'role': 's'}", "replicas");

            assertThat(it.drift().differences().map(Difference::path)).containsExactly("role");
            assertThat(it.desired().get("replicas")).contains(Value.of(7));
        }

        @Test
        void an_ignored_field_that_is_not_live_is_not_sent() {
            Differ.Comparison it = compare("{'role': 'r'}", "{}", "role");

            assertThat(it.drift().isEmpty()).isTrue();
            assertThat(it.desired().get("role")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"containers[a].image", "containers[].image", "containers[*].image", "containers[a]", "containers"})
        void a_path_may_name_one_item_or_all_of_them(String path) {
            Differ.Comparison it = compare(
                    "{'containers': [{'name': 'a', 'image': '1'}]}",
                    "{'containers': [{'name': 'a', 'image': '2'}]}",
                    path);

            assertThat(it.drift().isEmpty()).isTrue();
        }

        @Test
        void other_items_stay_ours() {
            Differ.Comparison it = compare(
                    "{'containers': [{'name': 'a', 'image': '1'}, {'name': 'b', 'image': '1'}]}",
                    "{'containers': [{'name': 'a', 'image': '2'}, {'name': 'b', 'image': '2'}]}",
                    "containers[a].image");

            assertThat(it.drift().differences().map(Difference::path)).containsExactly("containers[b].image");
        }

        @Test
        void an_item_that_another_owner_added_is_kept() {
            Differ.Comparison it = compare(
                    "{'containers': [{'name': 'a'}]}",
                    "{'containers': [{'name': 'a'}, {'name': 'agent', 'image': 'x'}]}",
                    "containers[agent]");

            assertThat(it.drift().isEmpty()).isTrue();
            assertThat(JsonText.write(it.desired().get("containers").get())).contains("agent");
        }

        @Test
        void a_path_that_leads_nowhere_changes_nothing() {
            Differ.Comparison it = compare("{'replicas': 2}", "{'replicas': 3}", "containers[x].y", "nothing", "");

            assertThat(it.drift().differences().map(Difference::path)).containsExactly("replicas");
        }
    }

    @Test
    void a_policy_is_compared_by_what_it_means() {
        String one = "{'policy': {'Statement': {'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': '*'}}}";
        String same =
                "{'policy': {'Statement': [{'Effect': 'Allow', 'Action': ['SQS:SendMessage'], 'Resource': ['*']}]}}";
        String other =
                "{'policy': {'Statement': [{'Effect': 'Deny', 'Action': ['SQS:SendMessage'], 'Resource': ['*']}]}}";

        assertThat(drift(SERVICE, one, same)).isEmpty();
        assertThat(drift(SERVICE, one, other)).startsWith("policy {");
    }

    @Test
    void a_word_for_which_aws_chooses_is_met_by_whatever_it_chose() {
        Fields fields = Fields.in("t").chosenByAws("version", "LATEST", "1.3.0").unmanaged("version");

        assertThat(Differ.diff(fields, tree("{'version': 'LATEST'}"), tree("{'version': '1.4.0'}"))
                        .isEmpty())
                .as("what the word meant")
                .isTrue();
        assertThat(Differ.diff(fields, tree("{'version': 'LATEST'}"), tree("{'version': '1.3.0'}"))
                        .isEmpty())
                .as("what it does not mean any more")
                .isFalse();
        assertThat(Differ.diff(fields, tree("{'version': 'LATEST'}"), tree("{}"))
                        .isEmpty())
                .as("nothing chosen")
                .isFalse();
        assertThat(Differ.diff(fields, tree("{'version': '1.4.0'}"), tree("{'version': 'LATEST'}"))
                        .isEmpty())
                .as("a version asked for by name")
                .isFalse();
    }
}
