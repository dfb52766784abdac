package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParametersFilter;

/** What there is to know of parameters but what they say. */
final class ParameterListing {
    private static final int USUAL_PAGE = 10;
    private static final int MOST_PER_PAGE = 50;
    private final Parameters parameters;

    ParameterListing(Parameters parameters) {
        this.parameters = parameters;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeParametersRequest.class, this::describe);
    }

    private DescribeParametersResponse describe(DescribeParametersRequest request, Caller caller) {
        if (!request.filters().isEmpty() && !request.parameterFilters().isEmpty()) {
            throw SsmErrors.invalid("You can use either Filters or ParameterFilters in a single request.");
        }
        ParameterFilters filters = ParameterFilters.ofList(
                request.parameterFilters().isEmpty()
                        ? request.filters().stream()
                                .map(ParameterListing::newer)
                                .toList()
                        : request.parameterFilters());
        List<ParameterMetadata> found = parameters.all(caller).stream()
                .filter(filters::passes)
                .map(parameter -> metadata(parameter, caller))
                .toList();
        Page<ParameterMetadata> page = Page.of(
                found,
                request.nextToken(),
                request.maxResults() == null ? Integer.valueOf(USUAL_PAGE) : request.maxResults(),
                MOST_PER_PAGE,
                SsmErrors::badToken);
        return DescribeParametersResponse.builder()
                .parameters(page.items())
                .nextToken(page.next())
                .build();
    }

    /** Of the older filters, names match from the beginning. */
    private static ParameterStringFilter newer(ParametersFilter filter) {
        String key = filter.keyAsString();
        return ParameterStringFilter.builder()
                .key(key)
                .option(key.equals("Name") ? "BeginsWith" : "Equals")
                .values(filter.values())
                .build();
    }

    private static ParameterMetadata metadata(Parameter parameter, Caller caller) {
        ParameterVersion latest = parameter.latest();
        return ParameterMetadata.builder()
                .name(parameter.name())
                .arn(parameter.arn())
                .type(latest.type())
                .keyId(latest.keyId())
                .lastModifiedDate(latest.modifiedAt())
                .lastModifiedUser("arn:aws:iam::" + caller.account() + ":root")
                .description(latest.description())
                .allowedPattern(latest.allowedPattern())
                .version(latest.number())
                .tier(latest.tier())
                .policies(List.of())
                .dataType(latest.dataType())
                .build();
    }
}
