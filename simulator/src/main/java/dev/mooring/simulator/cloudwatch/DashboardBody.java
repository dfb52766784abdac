package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;

/**
 * What AWS says of a dashboard's body. Source: CloudWatch API reference, dashboard body structure and syntax.
 *
 * @param refused whether the dashboard is not even kept
 * @param messages with warnings alone it is kept
 */
record DashboardBody(boolean refused, List<DashboardValidationMessage> messages) {
    private static final Set<String> TYPES = Set.of("metric", "text", "log", "alarm", "explorer", "trace", "custom");
    private static final int COLUMNS = 24;
    private static final int TALLEST = 1000;
    private static final int MOST_WIDGETS = 500;

    static DashboardBody of(String text) {
        Optional<JsonNode> document = Documents.read(text).filter(JsonNode::isObject);
        if (document.isEmpty()) {
            return new DashboardBody(
                    true, List.of(message("/", "The field DashboardBody must be a valid JSON object")));
        }
        JsonNode widgets = document.get().path("widgets");
        if (!widgets.isArray()) {
            return new DashboardBody(true, List.of(message("/", "Should have required property 'widgets'")));
        }
        List<DashboardValidationMessage> errors = new ArrayList<>();
        List<DashboardValidationMessage> warnings = new ArrayList<>();
        if (widgets.size() > MOST_WIDGETS) {
            errors.add(message("/widgets", "Should NOT have more than " + MOST_WIDGETS + " items"));
        }
        for (int i = 0; i < widgets.size(); i++) {
            check(widgets.get(i), "/widgets/" + i, errors, warnings);
        }
        return errors.isEmpty() ? new DashboardBody(false, warnings) : new DashboardBody(true, errors);
    }

    private static void check(
            JsonNode widget,
            String path,
            List<DashboardValidationMessage> errors,
            List<DashboardValidationMessage> warnings) {
        if (!TYPES.contains(widget.path("type").asText())) {
            errors.add(message(
                    path + "/type",
                    "Should be equal to one of the allowed values: "
                            + String.join(", ", TYPES.stream().sorted().toList())));
            return;
        }
        range(widget, "width", 1, COLUMNS, path, errors);
        range(widget, "height", 1, TALLEST, path, errors);
        range(widget, "x", 0, COLUMNS - 1, path, errors);
        range(widget, "y", 0, Integer.MAX_VALUE, path, errors);
        JsonNode properties = widget.path("properties");
        if (!properties.isObject()) {
            errors.add(message(path, "Should have required property 'properties'"));
            return;
        }
        switch (widget.path("type").asText()) {
            case "metric" -> checkMetric(properties, path + "/properties", errors, warnings);
            case "text" -> require(properties, "markdown", path + "/properties", errors);
            case "alarm" -> require(properties, "alarms", path + "/properties", errors);
            case "log" -> require(properties, "query", path + "/properties", errors);
            default -> {}
        }
    }

    private static void checkMetric(
            JsonNode properties,
            String path,
            List<DashboardValidationMessage> errors,
            List<DashboardValidationMessage> warnings) {
        if (!properties.has("metrics") && !properties.has("annotations")) {
            errors.add(message(path, "Should have required property 'metrics'"));
        }
        if (!properties.has("region")) {
            warnings.add(message(path, "Should have required property 'region'"));
        }
        if (properties.has("metrics") && !properties.path("metrics").isArray()) {
            errors.add(message(path + "/metrics", "Should be array"));
        }
        JsonNode period = properties.path("period");
        if (!period.isMissingNode() && (!period.isInt() || (period.asInt() >= 60 && period.asInt() % 60 != 0))) {
            errors.add(message(path + "/period", "Should be a multiple of 60"));
        }
    }

    private static void require(
            JsonNode properties, String name, String path, List<DashboardValidationMessage> errors) {
        if (!properties.has(name)) {
            errors.add(message(path, "Should have required property '" + name + "'"));
        }
    }

    private static void range(
            JsonNode widget, String name, int min, int max, String path, List<DashboardValidationMessage> errors) {
        JsonNode value = widget.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isIntegralNumber() || value.asInt() < min) {
            errors.add(message(path + "/" + name, "Should be >= " + min));
        } else if (value.asInt() > max) {
            errors.add(message(path + "/" + name, "Should be <= " + max));
        }
    }

    private static DashboardValidationMessage message(String path, String message) {
        return DashboardValidationMessage.builder()
                .dataPath(path)
                .message(message)
                .build();
    }
}
