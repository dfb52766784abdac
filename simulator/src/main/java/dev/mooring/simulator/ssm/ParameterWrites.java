package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Parameters come, change and go. What an overwriting request leaves out stays as it was. */
final class ParameterWrites {
    private static final String DEFAULT_KEY = "alias/aws/ssm";
    private final Parameters parameters;
    private final Timeline timeline;

    ParameterWrites(Parameters parameters, Timeline timeline) {
        this.parameters = parameters;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(PutParameterRequest.class, this::put);
        operations.on(DeleteParameterRequest.class, this::delete);
        operations.on(DeleteParametersRequest.class, this::deleteAll);
    }

    private PutParameterResponse put(PutParameterRequest request, Caller caller) {
        ParameterChecks.check(request);
        Optional<Parameter> known = parameters.find(caller, request.name());
        if (known.isPresent() && !Boolean.TRUE.equals(request.overwrite())) {
            throw SsmErrors.parameterExists();
        }
        Parameter parameter = known.orElseGet(() ->
                new Parameter(request.name(), caller.arn("ssm", "parameter" + Parameters.path(request.name()))));
        ParameterVersion version = known.isPresent() ? next(parameter.latest(), request) : first(request);
        ParameterChecks.check(version);
        parameter.add(version);
        ParameterTags.put(parameter, request.tags());
        parameters.add(caller, parameter);
        return PutParameterResponse.builder()
                .version(version.number())
                .tier(version.tier())
                .build();
    }

    private ParameterVersion first(PutParameterRequest request) {
        if (request.type() == null) {
            throw SsmErrors.invalid("A parameter type is required when you create a parameter.");
        }
        String type = request.typeAsString();
        return new ParameterVersion(
                1,
                type,
                request.value(),
                tier(request, "Standard"),
                or(request.dataType(), "text"),
                type.equals(ParameterVersion.SECURE) ? or(request.keyId(), DEFAULT_KEY) : null,
                request.description(),
                request.allowedPattern(),
                timeline.now(),
                Set.of());
    }

    private ParameterVersion next(ParameterVersion before, PutParameterRequest request) {
        if (request.type() != null && !request.typeAsString().equals(before.type())) {
            throw SsmErrors.anotherType();
        }
        return new ParameterVersion(
                before.number() + 1,
                before.type(),
                request.value(),
                tier(request, before.tier()),
                or(request.dataType(), before.dataType()),
                before.isSecure() && request.keyId() != null ? request.keyId() : before.keyId(),
                request.description() == null ? before.description() : request.description(),
                request.allowedPattern() == null ? before.allowedPattern() : request.allowedPattern(),
                timeline.now(),
                Set.of());
    }

    /** A tier is never lowered; Intelligent-Tiering takes the lowest that serves. */
    private static String tier(PutParameterRequest request, String before) {
        String asked = request.tier() == null ? before : request.tierAsString();
        if (before.equals("Advanced") && asked.equals("Standard")) {
            throw SsmErrors.invalid("This parameter uses the advanced-parameter tier. You can't downgrade a parameter "
                    + "from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete "
                    + "the advanced parameter and recreate it as a standard parameter.");
        }
        if (!asked.equals("Intelligent-Tiering")) {
            return asked;
        }
        return ParameterChecks.fitsStandard(request.value()) ? before : "Advanced";
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    /** Makes a parameter be there, as if somebody had made it; one that is there keeps its value. */
    void seed(Caller owner, String name, String value) {
        if (parameters.find(owner, name).isEmpty()) {
            put(
                    PutParameterRequest.builder()
                            .name(name)
                            .value(value)
                            .type(ParameterVersion.SECURE)
                            .build(),
                    owner);
        }
    }

    private DeleteParameterResponse delete(DeleteParameterRequest request, Caller caller) {
        parameters.remove(caller, parameters.get(caller, request.name()));
        return DeleteParameterResponse.builder().build();
    }

    private DeleteParametersResponse deleteAll(DeleteParametersRequest request, Caller caller) {
        List<String> deleted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : request.names()) {
            Optional<Parameter> parameter = parameters.find(caller, name);
            parameter.ifPresent(found -> parameters.remove(caller, found));
            (parameter.isPresent() ? deleted : unknown).add(name);
        }
        return DeleteParametersResponse.builder()
                .deletedParameters(deleted)
                .invalidParameters(unknown)
                .build();
    }
}
