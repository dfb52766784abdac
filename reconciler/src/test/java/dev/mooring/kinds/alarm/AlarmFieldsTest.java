package dev.mooring.kinds.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Differ;
import dev.mooring.resource.Fields;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudWatch fills in and reorders: said as it is, left out, and said otherwise. */
final class AlarmFieldsTest {
    private static final String ALARM = """
            {"AlarmName": "a", "Namespace": "N", "MetricName": "M", "Statistic": "Sum", "Period": 60,
             "EvaluationPeriods": 3, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"SAID}
            """;
    private static final String SHOWN = """
            , "ActionsEnabled": true, "TreatMissingData": "missing", "EvaluateLowSampleCountPercentile": "evaluate",
            "DatapointsToAlarm": 3, "OKActions": [], "AlarmActions": [], "InsufficientDataActions": [],
            "Dimensions": [], "AlarmArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a", "StateValue": "OK",
            "StateReason": "well"
            """;

    private static Value.Tree tree(String json) {
        return (Value.Tree) JsonText.parse(json).get();
    }

    private static Value.Tree alarm(String said) {
        return AlarmType.filled(tree(ALARM.replace("SAID", said)));
    }

    private static boolean differs(Fields fields, Value.Tree desired, Value.Tree live) {
        return !Differ.diff(fields, desired, live).isEmpty();
    }

    @Test
    void whatIsLeftOutIsAtItsDefault() {
        assertThat(Differ.diff(AlarmType.TYPE.fields(), alarm(""), alarm(SHOWN)).differences())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}, not {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ActionsEnabled                   | true       | false",
                "TreatMissingData                 | \"missing\"  | \"breaching\"",
                "EvaluateLowSampleCountPercentile | \"evaluate\" | \"ignore\"",
                "DatapointsToAlarm                | 3          | 2",
                "OKActions                        | []         | [\"arn:aws:sns:us-east-1:1:t\"]",
                "AlarmActions                     | []         | [\"arn:aws:sns:us-east-1:1:t\"]",
                "InsufficientDataActions          | []         | [\"arn:aws:sns:us-east-1:1:t\"]",
                "Dimensions                       | []         | [{\"Name\": \"A\", \"Value\": \"b\"}]",
                "Metrics                          | []         | [{\"Id\": \"a\", \"Expression\": \"b\"}]",
                "Unit                             | -          | \"Count\"",
                "AlarmDescription                 | -          | \"text\"",
                "ExtendedStatistic                | -          | \"p99\"",
                "ThresholdMetricId                | -          | \"band\"",
            })
    void eachDefault(String field, String asItIs, String otherwise) {
        Value.Tree plain = alarm("");
        Value.Tree other = alarm(", \"" + field + "\": " + otherwise);
        if (!asItIs.equals("-")) {
            Value.Tree said = alarm(", \"" + field + "\": " + asItIs);
            assertThat(differs(AlarmType.TYPE.fields(), said, plain))
                    .as("declared as it is")
                    .isFalse();
            assertThat(differs(AlarmType.TYPE.fields(), plain, said))
                    .as("left out")
                    .isFalse();
        }
        assertThat(differs(AlarmType.TYPE.fields(), other, plain))
                .as("declared otherwise")
                .isTrue();
        assertThat(differs(AlarmType.TYPE.fields(), plain, other)).as("edited").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an order of dimensions | \"Dimensions\": [{\"Name\": \"A\", \"Value\": \"1\"}, {\"Name\": \"B\", \"Value\": \"2\"}]"
                        + " | \"Dimensions\": [{\"Name\": \"B\", \"Value\": \"2\"}, {\"Name\": \"A\", \"Value\": \"1\"}]",
                "an order of actions    | \"OKActions\": [\"a\", \"b\"] | \"OKActions\": [\"b\", \"a\"]",
                "an order of metrics    | \"Metrics\": [{\"Id\": \"a\"}, {\"Id\": \"b\"}] | \"Metrics\": [{\"Id\": \"b\"}, {\"Id\": \"a\"}]",
                "what returns data      | \"Metrics\": [{\"Id\": \"a\"}] | \"Metrics\": [{\"Id\": \"a\", \"ReturnData\": true}]",
                "numbers as text        | \"Threshold\": 5 | \"Threshold\": \"5.0\"",
                "what AWS reports       | \"StateValue\": \"OK\" | \"StateValue\": \"ALARM\"",
            })
    void spellingsThatMeanTheSame(String what, String one, String other) {
        assertThat(Differ.diff(AlarmType.TYPE.fields(), tree("{" + one + "}"), tree("{" + other + "}"))
                        .differences())
                .as(what)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ActionsEnabled              | true | false",
                "AlarmActions                | []   | [\"arn:aws:sns:us-east-1:1:t\"]",
                "OKActions                   | []   | [\"arn:aws:sns:us-east-1:1:t\"]",
                "InsufficientDataActions     | []   | [\"arn:aws:sns:us-east-1:1:t\"]",
                "AlarmDescription            | -    | \"text\"",
                "ActionsSuppressor           | -    | \"other\"",
                "ActionsSuppressorWaitPeriod | -    | 60",
            })
    void eachDefaultOfAComposite(String field, String asItIs, String otherwise) {
        Fields fields = CompositeAlarmType.TYPE.fields();
        Value.Tree plain = tree("{\"AlarmName\": \"a\", \"AlarmRule\": \"TRUE\"}");
        if (!asItIs.equals("-")) {
            assertThat(differs(fields, plain, plain.with(field, value(asItIs)))).isFalse();
        }
        assertThat(differs(fields, plain, plain.with(field, value(otherwise)))).isTrue();
        assertThat(differs(fields, plain.with(field, value(otherwise)), plain)).isTrue();
    }

    private static Value value(String json) {
        return tree("{\"x\": " + json + "}").get("x").get();
    }
}
