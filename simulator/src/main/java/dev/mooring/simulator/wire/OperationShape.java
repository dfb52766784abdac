package dev.mooring.simulator.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * One operation's wire form, as the SDK publishes it: the binding that its generated request marshaller holds.
 *
 * @param name as in the API's model: {@code CreateService}
 */
record OperationShape(String name, Class<? extends SdkRequest> requestType, OperationInfo binding, Method builder) {
    private static final String SUFFIX = "Request";
    private static final String RPC_PATH = "/service/";

    static OperationShape of(Class<? extends SdkRequest> requestType) {
        String simpleName = requestType.getSimpleName();
        String model = requestType.getPackageName();
        String service = model.substring(0, model.lastIndexOf('.'));
        try {
            Field binding = Class.forName(
                            service + ".transform." + simpleName + "Marshaller", true, requestType.getClassLoader())
                    .getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            return new OperationShape(
                    simpleName.substring(0, simpleName.length() - SUFFIX.length()),
                    requestType,
                    (OperationInfo) binding.get(null),
                    requestType.getMethod("builder"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Not a request of the AWS SDK: " + requestType, e);
        }
    }

    SdkPojo newRequest() {
        try {
            return (SdkPojo) builder.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(requestType.getName(), e);
        }
    }

    /**
     * The first part of {@code X-Amz-Target}, which is also the service's name in RPC v2, {@code /service/NAME/operation/…};
     * empty in the query and REST protocols.
     */
    Optional<String> targetPrefix() {
        String uri = binding.requestUri() == null ? "" : binding.requestUri();
        if (uri.startsWith(RPC_PATH)) {
            return Optional.of(uri.substring(RPC_PATH.length(), uri.indexOf('/', RPC_PATH.length())));
        }
        return Optional.ofNullable(binding.operationIdentifier())
                .filter(target -> target.contains("."))
                .map(target -> target.substring(0, target.lastIndexOf('.')));
    }

    /** The Version parameter of the query protocol. */
    Optional<String> apiVersion() {
        return Optional.ofNullable(binding.apiVersion());
    }
}
