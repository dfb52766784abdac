package dev.mooring.simulator.wire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.mooring.simulator.Api;
import dev.mooring.simulator.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which protocol a request speaks, which API it is for and which operation it means: by X-Amz-Target, by the
 * Action parameter, by RPC v2's path, or by method and path for the REST API that the credential scope names.
 */
public final class Router {
    private static final String REST_WHEN_UNSIGNED = "s3";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, ApiRoutes> byService = new HashMap<>();
    private final Map<String, ApiRoutes> byTargetPrefix = new HashMap<>();
    private final Map<String, ApiRoutes> byVersion = new HashMap<>();

    private final Protocol json10;
    private final Protocol json11;
    private final Protocol cbor =
            new TreeProtocol(new CBORMapper(), "application/cbor", Map.of("smithy-protocol", "rpc-v2-cbor"));
    private final ModeledExceptions exceptions = new ModeledExceptions();
    private final Protocol query = new QueryProtocol(exceptions);
    private final Protocol restXml = new RestXmlProtocol(exceptions);

    public Router(List<Api> apis) {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        json10 = new TreeProtocol(mapper, "application/x-amz-json-1.0", Map.of());
        json11 = new TreeProtocol(mapper, "application/x-amz-json-1.1", Map.of());
        apis.stream().map(ApiRoutes::new).forEach(this::index);
    }

    private void index(ApiRoutes routes) {
        byService.put(routes.api().signingName(), routes);
        for (Binding binding : routes.bindings()) {
            binding.operation().targetPrefix().ifPresent(prefix -> byTargetPrefix.put(prefix, routes));
            binding.operation().apiVersion().ifPresent(version -> byVersion.put(version, routes));
        }
    }

    public RoutedCall route(WireRequest request) {
        CredentialScope scope = CredentialScope.of(request);
        if (request.headers().firstOr("smithy-protocol", "").equals("rpc-v2-cbor")) {
            return rpc(request, scope);
        }
        Optional<String> target = request.headers().first("X-Amz-Target");
        if (target.isPresent()) {
            return json(request, scope, target.get());
        }
        FormParameters form = isForm(request) ? QueryProtocol.form(request) : request.query();
        return form.has("Action") ? query(request, scope, form) : rest(request, scope);
    }

    private static boolean isForm(WireRequest request) {
        return request.method().equals("POST")
                && request.headers().firstOr("Content-Type", "").startsWith(FORM);
    }

    /** {@code POST /service/SERVICE/operation/OPERATION}. */
    private RoutedCall rpc(WireRequest request, CredentialScope scope) {
        List<String> path = List.of(request.path().split("/", -1));
        String service = path.size() == 5 ? path.get(2) : "";
        String operation = path.size() == 5 ? path.get(4) : request.path();
        return call(request, scope, cbor, byTargetPrefix.get(service), service, operation, "");
    }

    /** {@code X-Amz-Target: PREFIX.OPERATION}. */
    private RoutedCall json(WireRequest request, CredentialScope scope, String target) {
        int dot = target.lastIndexOf('.');
        String prefix = target.substring(0, Math.max(dot, 0));
        boolean version10 = request.headers().firstOr("Content-Type", "").startsWith("application/x-amz-json-1.0");
        return call(
                request,
                scope,
                version10 ? json10 : json11,
                byTargetPrefix.get(prefix),
                prefix,
                target.substring(dot + 1),
                "");
    }

    /** {@code Action=OPERATION&Version=VERSION}. */
    private RoutedCall query(WireRequest request, CredentialScope scope, FormParameters form) {
        String version = form.get("Version").orElse("");
        ApiRoutes routes = byService.getOrDefault(scope.service(), byVersion.get(version));
        return call(
                request,
                scope,
                query,
                routes,
                scope.service(),
                form.get("Action").orElse(""),
                version);
    }

    private RoutedCall rest(WireRequest request, CredentialScope scope) {
        String service = scope.service().isEmpty() ? REST_WHEN_UNSIGNED : scope.service();
        ApiRoutes routes = byService.get(service);
        WireRequest pathStyle = BucketHost.toPathStyle(request);
        String operation = Optional.ofNullable(routes)
                .flatMap(known -> known.restOperation(pathStyle))
                .map(OperationShape::name)
                .orElse(request.method() + " " + request.path());
        Protocol protocol = routes != null || service.equals(REST_WHEN_UNSIGNED) ? restXml : json11;
        return call(pathStyle, scope, protocol, routes, service, operation, "");
    }

    private static RoutedCall call(
            WireRequest request,
            CredentialScope scope,
            Protocol protocol,
            @Nullable ApiRoutes routes,
            String service,
            String operation,
            String version) {
        if (routes == null) {
            CallTarget unknown = new CallTarget(service, operation, version, Dialect.USUAL);
            return new RoutedCall(request, scope.caller(), protocol, unknown, null);
        }
        Api api = routes.api();
        CallTarget target = new CallTarget(api.signingName(), operation, version, api.dialect());
        return new RoutedCall(
                request,
                scope.caller(),
                protocol,
                target,
                routes.binding(operation).orElse(null));
    }
}
