package dev.mooring.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * When a REST request means this operation: by method, path and the parameters and headers that the operation requires.
 *
 * @param required members that must be there, in the query string or among the headers
 */
record RestOperation(OperationShape shape, UriTemplate template, List<SdkField<?>> required) {

    /** The model leaves S3's bucket out of the paths, because endpoint rules prepend it: here it is put back. */
    static RestOperation of(OperationShape shape) {
        SdkPojo request = shape.newRequest();
        UriTemplate template = UriTemplate.parse(shape.binding().requestUri());
        for (SdkField<?> field : request.sdkFields()) {
            if (field.location() == MarshallLocation.PATH && !template.hasLabel(field.locationName())) {
                template = template.under(field.locationName());
            }
        }
        List<SdkField<?>> required = request.sdkFields().stream()
                .<SdkField<?>>map(field -> field)
                .filter(field -> field.containsTrait(RequiredTrait.class))
                .filter(field ->
                        field.location() == MarshallLocation.QUERY_PARAM || field.location() == MarshallLocation.HEADER)
                .toList();
        return new RestOperation(shape, template, required);
    }

    Optional<Map<String, String>> match(WireRequest request) {
        if (!shape.binding().httpMethod().name().equals(request.method())
                || !required.stream().allMatch(field -> isIn(field, request))) {
            return Optional.empty();
        }
        return template.match(request.path(), request.query());
    }

    /** Of several operations that match, the one that asks for most is meant. */
    int specificity() {
        return 10 * template.literals().size() + required.size();
    }

    private static boolean isIn(SdkField<?> field, WireRequest request) {
        return field.location() == MarshallLocation.HEADER
                ? request.headers().has(field.locationName())
                : request.query().has(field.locationName());
    }
}
