package dev.mooring.simulator.wire;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Handler;
import dev.mooring.simulator.Api.Poll;
import dev.mooring.simulator.Api.StreamHandler;
import dev.mooring.simulator.model.ModelConstraints;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** The operations that one API has bound, by name; and, for a REST API, every operation that its model has, by URI. */
final class ApiRoutes implements Api.Operations {
    private static final String SUFFIX = "Request";

    private final Api api;
    private final ModelConstraints constraints;
    private final Map<String, Binding> bindings = new HashMap<>();
    private List<RestOperation> restOperations = List.of();

    ApiRoutes(Api api) {
        this.api = api;
        this.constraints = ModelConstraints.of(api.signingName());
        api.bind(this);
    }

    @Override
    public <I extends SdkRequest, O extends SdkResponse> void on(Class<I> request, Handler<I, O> handler) {
        bind(request, Binding.plain(request, handler));
    }

    @Override
    public <I extends SdkRequest, O extends SdkResponse> void onPoll(Class<I> request, Poll<I, O> poll) {
        bind(request, Binding.poll(request, poll));
    }

    @Override
    public <I extends SdkRequest, O extends SdkResponse> void onStream(Class<I> request, StreamHandler<I, O> handler) {
        bind(request, Binding.stream(request, handler));
    }

    private void bind(Class<? extends SdkRequest> request, Binding.Answerer answerer) {
        OperationShape shape = OperationShape.of(request);
        if (bindings.put(shape.name(), new Binding(api, shape, constraints, answerer)) != null) {
            throw new IllegalStateException(api.signingName() + " binds " + shape.name() + " twice");
        }
    }

    Api api() {
        return api;
    }

    Collection<Binding> bindings() {
        return bindings.values();
    }

    Optional<Binding> binding(String operation) {
        return Optional.ofNullable(bindings.get(operation));
    }

    /** The operation that a REST request means, whether it is bound or not. */
    synchronized Optional<OperationShape> restOperation(WireRequest request) {
        if (restOperations.isEmpty()) {
            restOperations = everyOperation();
        }
        return restOperations.stream()
                .filter(operation -> operation.match(request).isPresent())
                .max(Comparator.comparingInt(RestOperation::specificity)
                        .thenComparing(operation ->
                                bindings.containsKey(operation.shape().name())))
                .map(RestOperation::shape);
    }

    /**
     * The model's operations, read off the SDK client's methods. Those that nobody bound are needed too: else their requests
     * would be taken for others with a shorter URI.
     */
    private List<RestOperation> everyOperation() {
        Class<? extends SdkRequest> any =
                bindings.values().iterator().next().operation().requestType();
        String base = any.getSuperclass().getSimpleName();
        String model = any.getPackageName();
        try {
            Class<?> client = Class.forName(model.substring(0, model.lastIndexOf('.') + 1)
                    + base.substring(0, base.length() - SUFFIX.length())
                    + "Client");
            List<RestOperation> operations = new ArrayList<>();
            for (Method method : client.getMethods()) {
                Class<?>[] parameters = method.getParameterTypes();
                if (parameters.length > 0
                        && !method.getName().endsWith("Paginator")
                        && parameters[0].getPackageName().equals(model)
                        && SdkRequest.class.isAssignableFrom(parameters[0])) {
                    operations.add(RestOperation.of(OperationShape.of(parameters[0].asSubclass(SdkRequest.class))));
                }
            }
            return operations.stream().distinct().toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No SDK client beside " + any, e);
        }
    }
}
