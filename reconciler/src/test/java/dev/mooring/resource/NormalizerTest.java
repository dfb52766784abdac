package dev.mooring.resource;

import static dev.mooring.resource.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalizerTest {
    private static final Fields NOTHING = Fields.in("test/thing");

    private static String normal(Fields fields, String json) {
        return JsonText.write(Normalizer.normalize(fields, tree(json))).replace('"', '\'');
    }

    @Nested
    final class Emptiness {
        @Test
        void empty_lists_maps_and_structures_are_absent_at_every_depth() {
            assertThat(normal(NOTHING, "{'a': [], 'b': {}, 'c': {'d': {'e': []}}, 'f': 0, 'g': ''}"))
                    .isEqualTo("{'f':0,'g':''}");
        }

        @Test
        void an_item_that_has_become_empty_still_counts_as_an_item() {
            assertThat(normal(NOTHING, "{'a': [{'b': []}, {'c': 1}]}")).isEqualTo("{'a':[{},{'c':1}]}");
        }

        @Test
        void inside_a_json_document_empty_means_something() {
            assertThat(normal(NOTHING.json("filter"), "{'filter': {'store': [], 'price': {}}}"))
                    .isEqualTo("{'filter':{'price':{},'store':[]}}");
        }

        @Test
        void what_only_aws_reports_is_removed() {
            assertThat(normal(
                            NOTHING.readOnly("status", "of.arn", "list[].at"),
                            "{'status': 1, 'of': {'arn': 2}, " + "'list': [{'at': 1, 'name': 'x'}]}"))
                    .isEqualTo("{'list':[{'name':'x'}]}");
        }
    }

    @Nested
    final class Defaults {
        private final Fields deployment =
                NOTHING.byDefault("deployment.maximumPercent", 200).byDefault("deployment.breaker.enable", false);

        @Test
        void a_structure_that_is_nothing_but_defaults_is_made_where_nobody_states_it() {
            assertThat(normal(deployment, "{}"))
                    .isEqualTo("{'deployment':{'breaker':{'enable':false},'maximumPercent':200}}");
        }

        @Test
        void what_is_stated_stands_and_the_rest_is_filled_in() {
            assertThat(normal(deployment, "{'deployment': {'maximumPercent': 150}}"))
                    .isEqualTo("{'deployment':{'breaker':{'enable':false},'maximumPercent':150}}");
        }

        @Test
        void a_structure_that_is_absent_by_default_is_not_made_by_the_defaults_inside_it() {
            Fields fields = NOTHING.absentByDefault("healthCheck").byDefault("healthCheck.interval", 30);

            assertThat(normal(fields, "{}")).isEqualTo("{}");
            assertThat(normal(fields, "{'healthCheck': {'command': ['x']}}"))
                    .isEqualTo("{'healthCheck':{'command':['x'],'interval':30}}");
        }

        @Test
        void an_unmanaged_structure_is_not_made_either() {
            assertThat(normal(NOTHING.unmanaged("a").byDefault("a.b", 1), "{}")).isEqualTo("{}");
        }

        @Test
        void each_item_and_each_value_has_its_own_defaults_and_none_is_made() {
            Fields fields = NOTHING.byDefault("containers[].essential", true).byDefault("queues{}.delay", 0);

            assertThat(normal(fields, "{}")).isEqualTo("{}");
            assertThat(normal(
                            fields, "{'containers': [{'name': 'a'}, {'essential': false}], 'queues': {'x': {'y': 1}}}"))
                    .isEqualTo("{'containers':[{'essential':true,'name':'a'},{'essential':false}],"
                            + "'queues':{'x':{'delay':0,'y':1}}}");
        }

        @Test
        void a_default_that_is_a_structure_is_completed_by_those_inside_it() {
            Fields fields =
                    NOTHING.byDefault("alarms", tree("{'enable': false}")).byDefault("alarms.rollback", false);

            assertThat(normal(fields, "{}")).isEqualTo("{'alarms':{'enable':false,'rollback':false}}");
        }

        @Test
        void a_key_that_is_no_word_stands_in_braces() {
            assertThat(normal(
                            NOTHING.byDefault("attributes{stickiness.enabled}", "false"),
                            "{'attributes': {'a.b': 'c'}}"))
                    .isEqualTo("{'attributes':{'a.b':'c','stickiness.enabled':'false'}}");
        }
    }

    @Nested
    final class Conditions {
        private final Fields fields = NOTHING.byDefault("strategy", "REPLICA")
                .byDefault("deployment.maximumPercent", 200)
                .byDefaultWhen("strategy", Value.of("DAEMON"), "deployment.maximumPercent", Value.of(100));

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {'strategy': 'DAEMON'}  | 100
                {'strategy': 'REPLICA'} | 200
                {}                      | 200
                """)
        void a_conditional_default_goes_before_the_unconditional_one(String stated, int percent) {
            assertThat(normal(fields, stated)).contains("{'maximumPercent':" + percent + "}");
        }

        @Test
        void a_condition_sees_the_default_of_a_field_that_nobody_states() {
            Fields probing = NOTHING.byDefaultWhen("protocol", Value.of("HTTP"), "check.protocol", Value.of("HTTP"))
                    .byDefaultWhen("check.protocol", Value.of("HTTP"), "check.path", Value.of("/"));

            assertThat(normal(probing, "{'protocol': 'HTTP'}"))
                    .isEqualTo("{'check':{'path':'/','protocol':'HTTP'},'protocol':'HTTP'}");
            assertThat(normal(probing, "{'protocol': 'HTTP', 'check': {'protocol': 'TCP'}}"))
                    .isEqualTo("{'check':{'protocol':'TCP'},'protocol':'HTTP'}");
            assertThat(normal(probing, "{'protocol': 'TCP'}")).isEqualTo("{'protocol':'TCP'}");
        }

        @Test
        void inside_a_list_a_condition_looks_at_the_same_item() {
            Fields ports = NOTHING.byDefaultWhen("ports[].protocol", Value.of("tcp"), "ports[].name", Value.of("web"));

            assertThat(normal(ports, "{'ports': [{'protocol': 'udp'}, {'protocol': 'tcp'}]}"))
                    .isEqualTo("{'ports':[{'protocol':'udp'},{'name':'web','protocol':'tcp'}]}");
        }

        @Test
        void inside_a_list_a_condition_may_look_at_the_root() {
            Fields ports = NOTHING.byDefaultWhen("mode", Value.of("awsvpc"), "ports[].host", Value.of(80));

            assertThat(normal(ports, "{'mode': 'awsvpc', 'ports': [{'a': 1}]}")).contains("{'a':1,'host':80}");
            assertThat(normal(ports, "{'mode': 'bridge', 'ports': [{'a': 1}]}")).contains("{'a':1}");
        }

        @Test
        void a_default_may_stand_beside_another_field_or_give_way_to_it() {
            Fields encryption = NOTHING.byDefaultBeside("key", "reuse", Value.of(300))
                    .byDefault("managed", true)
                    .absentWhen("key", Value.of("none"), "managed");

            assertThat(normal(encryption, "{}")).isEqualTo("{'managed':true}");
            assertThat(normal(encryption, "{'key': 'k'}")).isEqualTo("{'key':'k','managed':true,'reuse':300}");
            assertThat(normal(encryption, "{'key': 'none'}")).isEqualTo("{'key':'none','reuse':300}");
        }

        @Test
        void a_boolean_written_as_text_meets_a_condition_on_the_boolean() {
            Fields fifo = NOTHING.logical("fifo").byDefaultWhen("fifo", Value.of(true), "scope", Value.of("queue"));

            assertThat(normal(fifo, "{'fifo': 'true'}")).isEqualTo("{'fifo':true,'scope':'queue'}");
        }

        @Test
        void defaults_that_depend_on_each_other_are_refused() {
            Fields circle = NOTHING.byDefaultBeside("a", "b", Value.of(1)).byDefaultBeside("b", "a", Value.of(1));

            assertThatThrownBy(() -> normal(circle, "{}")).hasMessageContaining("depends on itself");
        }

        @Test
        void a_table_keeps_its_conditions_when_it_becomes_part_of_another() {
            Fields whole = NOTHING.nested("part", fields);

            assertThat(normal(whole, "{'part': {'strategy': 'DAEMON'}}")).contains("{'maximumPercent':100}");
        }
    }

    @Nested
    final class Forms {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                0.5 vCPU | 512
                .5 vCPU  | 512
                1vcpu    | 1024
                1 GB     | 1024
                0.5GB    | 512
                2 gb     | 2048
                512 MB   | 512
                1024     | 1024
                256.0    | 256
                """)
        void a_quantity_is_a_number_of_units_or_mebibytes(String written, int units) {
            assertThat(normal(NOTHING.quantity("size"), "{'size': '" + written + "'}"))
                    .isEqualTo("{'size':" + units + "}");
        }

        @Test
        void what_is_no_quantity_number_or_boolean_stays_as_it_is_written() {
            Fields fields = NOTHING.quantity("a").numeric("b").logical("c");

            assertThat(normal(fields, "{'a': 'huge', 'b': '12a', 'c': 'yes'}"))
                    .isEqualTo("{'a':'huge','b':'12a','c':'yes'}");
        }

        @Test
        void numbers_and_booleans_may_be_written_as_text() {
            Fields fields = NOTHING.numeric("a", "b", "c").logical("d");

            assertThat(normal(fields, "{'a': '30', 'b': '1.50', 'c': '-2', 'd': 'TRUE'}"))
                    .isEqualTo("{'a':30,'b':1.5,'c':-2,'d':true}");
        }

        @Test
        void a_document_is_a_tree_whose_members_have_lines_of_their_own() {
            Fields fields = NOTHING.json("redrive").numeric("redrive.max").byDefault("redrive.by", "queue");

            assertThat(JsonText.write(Normalizer.normalize(
                            fields, Value.tree("redrive", Value.of("{\"max\": \"5\", \"arn\": \"x\"}")))))
                    .isEqualTo("{\"redrive\":{\"arn\":\"x\",\"by\":\"queue\",\"max\":5}}");
        }

        @Test
        void text_that_is_no_document_stays_text() {
            Value.Tree broken = Value.tree("redrive", Value.of("{not json"));

            assertThat(Normalizer.normalize(NOTHING.json("redrive"), broken)).isEqualTo(broken);
        }
    }

    @Nested
    final class Lists {
        @Test
        void a_set_has_one_order_and_no_repetition() {
            assertThat(normal(NOTHING.listSet("subnets"), "{'subnets': ['b', 'a', 'b']}"))
                    .isEqualTo("{'subnets':['a','b']}");
        }

        @Test
        void a_list_map_is_in_the_order_of_its_keys_defaults_included() {
            Fields fields = NOTHING.listMap("ports", "port", "protocol").byDefault("ports[].protocol", "tcp");

            assertThat(normal(fields, "{'ports': [{'port': 80, 'protocol': 'udp'}, {'port': 80}]}"))
                    .isEqualTo("{'ports':[{'port':80,'protocol':'tcp'},{'port':80,'protocol':'udp'}]}");
        }

        @Test
        void any_other_list_keeps_its_order() {
            assertThat(normal(NOTHING, "{'command': ['b', 'a']}")).isEqualTo("{'command':['b','a']}");
        }
    }

    @Test
    void a_reference_stays_where_it_is() {
        Value.Tree tree = Value.tree("arn", Trees.ref("Queue", "orders", "arn"));

        assertThat(Normalizer.normalize(NOTHING.numeric("arn"), tree)).isEqualTo(tree);
    }
}
