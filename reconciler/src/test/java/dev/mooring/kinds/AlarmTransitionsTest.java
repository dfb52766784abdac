package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of an Alarm set and taken out again: AWS ends where it would be had the field never been there. */
final class AlarmTransitionsTest {
    private static final String DOCUMENTS = """
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: busy}
            spec: {metric: {namespace: Shop, name: Orders}, above: 5, SPEC}
            ---
            apiVersion: mooring.dev/v1
            kind: Alarm
            metadata: {name: page}
            spec: {composite: {rule: ALARM(busy)}, COMPOSITE}
            ---
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: alerts}
            spec: {}
            """;
    private static final String PLAIN = DOCUMENTS.replace(", SPEC", "").replace(", COMPOSITE", "");

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for: 5m",
                "for: 5m, datapoints: 3",
                "treatMissing: breaching",
                "treatMissing: missing",
                "lowSamples: ignore",
                "lowSamples: evaluate",
                "description: Orders pile up",
                "actionsEnabled: false",
                "notify: [alerts], notifyOk: [alerts], notifyInsufficientData: [alerts]",
                "overrides: {Unit: Count}",
            })
    void aFieldOfMetricsComesAndGoes(String field) {
        comesAndGoes(DOCUMENTS.replace("SPEC", field).replace(", COMPOSITE", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description: Wake somebody",
                "actionsEnabled: false",
                "notify: [alerts]",
                "overrides: {AlarmRule: \"TRUE\"}",
            })
    void aFieldOfAlarmsComesAndGoes(String field) {
        comesAndGoes(DOCUMENTS.replace(", SPEC", "").replace("COMPOSITE", field));
    }

    private void comesAndGoes(String documents) {
        platform.converge(PLAIN);
        SortedMap<String, Value.Tree> fresh = live();
        platform.converge(documents);
        platform.converge(PLAIN);
        assertThat(live()).isEqualTo(fresh);
    }

    private SortedMap<String, Value.Tree> live() {
        return platform.plan(PLAIN)
                .changes()
                .filter(change -> change.id().type().startsWith("cloudwatch/"))
                .toSortedMap(
                        change -> change.id().toString(),
                        change -> Normalizer.normalize(
                                change.type().fields(), ((Observation.Present) change.observation()).tree()));
    }

    @Test
    void aSecondPassOnlyReads() {
        platform.converge(PLAIN);

        assertThat(platform.pass(PLAIN).writes()).isZero();
    }

    /** DescribeAlarms takes a hundred names. */
    @Test
    void aHundredAlarmsAreReadInACall() {
        String documents = Vector.range(0, 130)
                .map(number -> """
                        apiVersion: mooring.dev/v1
                        kind: Alarm
                        metadata: {name: alarm-NUMBER}
                        spec: {metric: {namespace: Shop, name: Orders}, above: 5}
                        """.replace("NUMBER", Integer.toString(number)))
                .mkString("---\n");
        platform.converge(documents);

        assertThat(platform.pass(documents).operations()).containsEntry("monitoring:DescribeAlarms", 2L);
    }
}
