package dev.mooring.simulator.wire;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Wire codes of exceptions in the query and rest-xml protocols, where they differ from the class's name: SNS's
 * {@code NotFoundException} is {@code NotFound}. The SDK publishes them only inside its clients' protocol factories, so they
 * are read there, one client per API, when an API first fails.
 */
final class ModeledExceptions {
    private static final String SUFFIX = "Exception";

    private final Map<String, Map<Class<?>, ExceptionMetadata>> byPackage = new ConcurrentHashMap<>();

    Optional<ExceptionMetadata> of(AwsServiceException exception) {
        Class<?> type = exception.getClass();
        if (type == AwsServiceException.class) {
            return Optional.empty();
        }
        return Optional.ofNullable(byPackage
                .computeIfAbsent(type.getPackageName(), model -> read(type))
                .get(type));
    }

    private static Map<Class<?>, ExceptionMetadata> read(Class<?> exception) {
        try (SdkClient client = client(exception)) {
            Object factory = read(client.getClass().getDeclaredField("protocolFactory"), client);
            List<?> exceptions = (List<?>) read(modeledExceptions(factory.getClass()), factory);
            return exceptions.stream()
                    .map(ExceptionMetadata.class::cast)
                    .collect(Collectors.toMap(
                            metadata -> Shapes.build(
                                            metadata.exceptionBuilderSupplier().get())
                                    .getClass(),
                            metadata -> metadata));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read the error codes of " + exception, e);
        }
    }

    private static Object read(Field field, Object owner) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(owner);
    }

    private static Field modeledExceptions(Class<?> factory) throws NoSuchFieldException {
        for (Class<?> type = factory; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("modeledExceptions")) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException("modeledExceptions in " + factory);
    }

    /** Every modelled exception extends the one that bears its API's name: StsException beside StsClient. */
    private static SdkClient client(Class<?> exception) throws ReflectiveOperationException {
        Class<?> base = exception;
        while (base.getSuperclass() != AwsServiceException.class) {
            base = base.getSuperclass();
        }
        String model = base.getPackageName();
        String name = base.getSimpleName().substring(0, base.getSimpleName().length() - SUFFIX.length());
        Class<?> client = Class.forName(model.substring(0, model.lastIndexOf('.') + 1) + name + "Client");
        Object builder = client.getMethod("builder").invoke(null);
        ((AwsClientBuilder<?, ?>) builder)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
        ((SdkSyncClientBuilder<?, ?>) builder).httpClient(new NoHttpClient());
        return (SdkClient) ((AwsClientBuilder<?, ?>) builder).build();
    }

    private static final class NoHttpClient implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new UnsupportedOperationException("This client is only read");
        }

        @Override
        public void close() {}
    }
}
