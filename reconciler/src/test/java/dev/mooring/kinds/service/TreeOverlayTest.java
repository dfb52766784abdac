package dev.mooring.kinds.service;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TreeOverlayTest {
    record Row(String why, String base, String patch, String merged) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Row[] rows() {
        return new Row[] {
            new Row("a new member is added", "{cpu: '256'}", "{pidMode: task}", "{cpu: '256', pidMode: task}"),
            new Row("a scalar is replaced", "{cpu: '256'}", "{cpu: '512'}", "{cpu: '512'}"),
            new Row(
                    "trees merge",
                    "{runtimePlatform: {cpuArchitecture: ARM64}}",
                    "{runtimePlatform: {operatingSystemFamily: LINUX}}",
                    "{runtimePlatform: {cpuArchitecture: ARM64, operatingSystemFamily: LINUX}}"),
            new Row(
                    "a container is found by its name",
                    "{containerDefinitions: [{name: app, image: a:1}]}",
                    "{containerDefinitions: [{name: app, user: nobody}]}",
                    "{containerDefinitions: [{name: app, image: a:1, user: nobody}]}"),
            new Row(
                    "one of another name is another container",
                    "{containerDefinitions: [{name: app, image: a:1}]}",
                    "{containerDefinitions: [{name: proxy, image: p:1}]}",
                    "{containerDefinitions: [{name: app, image: a:1}, {name: proxy, image: p:1}]}"),
            new Row(
                    "lists of named items merge at any depth",
                    "{containerDefinitions: [{name: app, environment: [{name: A, value: '1'}, {name: B, value: '2'}]}]}",
                    "{containerDefinitions: [{name: app, environment: [{name: B, value: '3'}]}]}",
                    "{containerDefinitions: [{name: app, environment: [{name: A, value: '1'}, {name: B, value: '3'}]}]}"),
            new Row(
                    "some of the keys are enough",
                    "{containerDefinitions: [{name: app, portMappings: [{containerPort: 80, protocol: tcp}]}]}",
                    "{containerDefinitions: [{name: app, portMappings: [{containerPort: 80, name: http}]}]}",
                    "{containerDefinitions: [{name: app, portMappings: [{containerPort: 80, protocol: tcp, name: http}]}]}"),
            new Row(
                    "a list whose items have no name is replaced",
                    "{containerDefinitions: [{name: app, command: [a, b]}]}",
                    "{containerDefinitions: [{name: app, command: [c]}]}",
                    "{containerDefinitions: [{name: app, command: [c]}]}"),
            new Row(
                    "an empty list empties",
                    "{containerDefinitions: [{name: app, secrets: [{name: A, valueFrom: arn}]}]}",
                    "{containerDefinitions: [{name: app, secrets: []}]}",
                    "{containerDefinitions: [{name: app, secrets: []}]}"),
            new Row("nothing changes nothing", "{cpu: '256'}", "{}", "{cpu: '256'}")
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void merges(Row row) {
        TreeOverlay overlay = new TreeOverlay(TaskDefinitionFields.TABLE);

        assertThat(overlay.merge(yaml(row.base()), yaml(row.patch()))).isEqualTo(yaml(row.merged()));
    }
}
