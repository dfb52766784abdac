package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionRequest;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionResponse;
import software.amazon.awssdk.services.ssm.model.UnlabelParameterVersionRequest;
import software.amazon.awssdk.services.ssm.model.UnlabelParameterVersionResponse;

/** The labels of versions: each marks one version of a parameter, and can move on. */
final class ParameterLabels {
    private static final int MOST_LABELS = 10;
    private static final Pattern VALID = Pattern.compile("(?i)(?!aws|ssm|\\d)[a-z0-9._-]+");
    private final Parameters parameters;

    ParameterLabels(Parameters parameters) {
        this.parameters = parameters;
    }

    void bind(Api.Operations operations) {
        operations.on(LabelParameterVersionRequest.class, this::label);
        operations.on(UnlabelParameterVersionRequest.class, this::unlabel);
    }

    private LabelParameterVersionResponse label(LabelParameterVersionRequest request, Caller caller) {
        Parameter parameter = parameters.get(caller, request.name());
        ParameterVersion version = request.parameterVersion() == null
                ? parameter.latest()
                : version(parameter, request.parameterVersion());
        List<String> valid = request.labels().stream()
                .filter(label -> VALID.matcher(label).matches())
                .toList();
        Set<String> labels = new HashSet<>(version.labels());
        labels.addAll(valid);
        if (labels.size() > MOST_LABELS) {
            throw SsmErrors.tooManyLabels();
        }
        for (String label : valid) {
            parameter.labelled(label).ifPresent(before -> before.labels().remove(label));
            version.labels().add(label);
        }
        return LabelParameterVersionResponse.builder()
                .parameterVersion(version.number())
                .invalidLabels(request.labels().stream()
                        .filter(label -> !valid.contains(label))
                        .toList())
                .build();
    }

    private UnlabelParameterVersionResponse unlabel(UnlabelParameterVersionRequest request, Caller caller) {
        ParameterVersion version = version(parameters.get(caller, request.name()), request.parameterVersion());
        List<String> removed =
                request.labels().stream().filter(version.labels()::remove).toList();
        return UnlabelParameterVersionResponse.builder()
                .removedLabels(removed)
                .invalidLabels(request.labels().stream()
                        .filter(label -> !removed.contains(label))
                        .toList())
                .build();
    }

    private static ParameterVersion version(Parameter parameter, long number) {
        return parameter
                .version(number)
                .orElseThrow(() -> SsmErrors.noVersion(parameter.name(), Long.toString(number)));
    }
}
