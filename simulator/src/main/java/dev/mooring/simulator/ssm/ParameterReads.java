package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;

/** What parameters say. */
final class ParameterReads {
    private static final int MOST_BY_PATH = 10;
    private static final int MOST_OF_HISTORY = 50;
    private final Parameters parameters;

    ParameterReads(Parameters parameters) {
        this.parameters = parameters;
    }

    void bind(Api.Operations operations) {
        operations.on(GetParameterRequest.class, this::get);
        operations.on(GetParametersRequest.class, this::getAll);
        operations.on(GetParametersByPathRequest.class, this::byPath);
        operations.on(GetParameterHistoryRequest.class, this::history);
    }

    private GetParameterResponse get(GetParameterRequest request, Caller caller) {
        return GetParameterResponse.builder()
                .parameter(read(request.name(), caller, Boolean.TRUE.equals(request.withDecryption())))
                .build();
    }

    private GetParametersResponse getAll(GetParametersRequest request, Caller caller) {
        List<software.amazon.awssdk.services.ssm.model.Parameter> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : request.names().stream().distinct().toList()) {
            try {
                found.add(read(name, caller, Boolean.TRUE.equals(request.withDecryption())));
            } catch (AwsServiceException missing) {
                unknown.add(name);
            }
        }
        return GetParametersResponse.builder()
                .parameters(found)
                .invalidParameters(unknown)
                .build();
    }

    private software.amazon.awssdk.services.ssm.model.Parameter read(String text, Caller caller, boolean decrypted) {
        Selector selector = Selector.of(text);
        ParameterVersion version = selector.in(parameters, caller);
        return view(parameters.get(caller, selector.name()), version, decrypted)
                .selector(selector.suffix())
                .build();
    }

    private static software.amazon.awssdk.services.ssm.model.Parameter.Builder view(
            Parameter parameter, ParameterVersion version, boolean decrypted) {
        return software.amazon.awssdk.services.ssm.model.Parameter.builder()
                .name(parameter.name())
                .arn(parameter.arn())
                .type(version.type())
                .value(version.told(decrypted))
                .version(version.number())
                .dataType(version.dataType())
                .lastModifiedDate(version.modifiedAt());
    }

    private GetParametersByPathResponse byPath(GetParametersByPathRequest request, Caller caller) {
        ParameterPaths.check(request.path());
        ParameterFilters filters = ParameterFilters.ofPath(request.parameterFilters());
        boolean recursive = Boolean.TRUE.equals(request.recursive());
        List<software.amazon.awssdk.services.ssm.model.Parameter> found = parameters.all(caller).stream()
                .filter(parameter -> ParameterPaths.lies(parameter, request.path(), recursive))
                .filter(filters::passes)
                .map(parameter -> view(parameter, parameter.latest(), Boolean.TRUE.equals(request.withDecryption()))
                        .build())
                .toList();
        Page<software.amazon.awssdk.services.ssm.model.Parameter> page =
                Page.of(found, request.nextToken(), request.maxResults(), MOST_BY_PATH, SsmErrors::badToken);
        return GetParametersByPathResponse.builder()
                .parameters(page.items())
                .nextToken(page.next())
                .build();
    }

    private GetParameterHistoryResponse history(GetParameterHistoryRequest request, Caller caller) {
        Parameter parameter = parameters.get(caller, request.name());
        List<ParameterHistory> versions = parameter.versions().stream()
                .map(version -> past(parameter, version, Boolean.TRUE.equals(request.withDecryption()), caller))
                .toList();
        Page<ParameterHistory> page =
                Page.of(versions, request.nextToken(), request.maxResults(), MOST_OF_HISTORY, SsmErrors::badToken);
        return GetParameterHistoryResponse.builder()
                .parameters(page.items())
                .nextToken(page.next())
                .build();
    }

    private static ParameterHistory past(
            Parameter parameter, ParameterVersion version, boolean decrypted, Caller caller) {
        return ParameterHistory.builder()
                .name(parameter.name())
                .type(version.type())
                .keyId(version.keyId())
                .lastModifiedDate(version.modifiedAt())
                .lastModifiedUser("arn:aws:iam::" + caller.account() + ":root")
                .description(version.description())
                .value(version.told(decrypted))
                .allowedPattern(version.allowedPattern())
                .version(version.number())
                .labels(version.labels())
                .tier(version.tier())
                .policies(List.of())
                .dataType(version.dataType())
                .build();
    }
}
