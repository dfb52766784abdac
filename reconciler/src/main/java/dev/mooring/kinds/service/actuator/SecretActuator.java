package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.SecretSource;
import dev.mooring.kinds.service.SecretSource.Store;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Failure;
import dev.mooring.resource.SecretState;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/**
 * Asks whether secrets are there: their descriptions, never their values. A call for each secret, and one for every fifty
 * parameters. What lies in another account or Region is not asked about.
 */
final class SecretActuator {
    private static final String SECRET = "secretsmanager:DescribeSecret";
    private static final String PARAMETERS = "ssm:DescribeParameters";
    private static final String LATEST = "AWSCURRENT";

    /** DescribeParameters: at most 50 values of a filter, and 50 parameters a page. */
    private static final int BATCH = 50;

    /** What AWS takes for a complete ARN (AWS Secrets Manager User Guide, "Finding a secret from a partial ARN"). */
    private static final Pattern LOOKS_COMPLETE = Pattern.compile(".+-[A-Za-z0-9]{6}");

    private static final SecretState USABLE = new SecretState.Usable();
    private final AwsSession session;
    private final Fanout fanout;
    private final Environment.Spec environment;

    SecretActuator(Pass pass) {
        this.session = pass.session();
        this.fanout = pass.fanout();
        this.environment = pass.environment().spec();
    }

    /** @param sources as the {@code valueFrom} of ECS names them; each is answered for */
    Map<String, SecretState> states(Set<String> sources) {
        Map<String, SecretSource> asked =
                HashMap.ofEntries(sources.toVector().map(source -> Tuple.of(source, SecretSource.of(source))));
        Map<String, SecretSource> ours = asked.filterValues(source -> source.isIn(environment) && !isPublished(source));
        Map<String, Either<Failure, Option<DescribeSecretResponse>>> secrets =
                fanout.each(ids(ours, Store.SECRETS_MANAGER), this::described);
        Map<String, Either<Failure, Boolean>> parameters = listed(ids(ours, Store.PARAMETER_STORE));
        return asked.mapValues(source -> secrets.get(source.id())
                .map(answer -> secret(source, answer))
                .orElse(() -> parameters.get(source.id()).map(answer -> parameter(source, answer)))
                .getOrElse(USABLE));
    }

    /** What AWS publishes, and Secrets Manager's secrets under parameters' names, are in no list of the account's own. */
    private static boolean isPublished(SecretSource source) {
        return source.store() == Store.PARAMETER_STORE && path(source.id()).startsWith("/aws/");
    }

    private static Seq<String> ids(Map<String, SecretSource> sources, Store store) {
        return sources.values()
                .filter(source -> source.store() == store)
                .map(SecretSource::id)
                .distinct()
                .sorted()
                .toVector();
    }

    private Either<Failure, Option<DescribeSecretResponse>> described(String arn) {
        return session.calls()
                .find(
                        SECRET,
                        () -> session.secretsManager().describeSecret(request -> request.secretId(arn)),
                        ResourceNotFoundException.class);
    }

    private SecretState secret(SecretSource source, Either<Failure, Option<DescribeSecretResponse>> answer) {
        String secret = "secret " + source.name();
        return answer.fold(
                failure -> new SecretState.Unreadable(secret, failure),
                found -> found.map(description -> judged(secret, source, description))
                        .getOrElse(() -> new SecretState.Missing(
                                secret, "is not in Secrets Manager of " + here(), remedy(source))));
    }

    private static SecretState judged(String secret, SecretSource source, DescribeSecretResponse found) {
        if (found.deletedDate() != null) {
            return new SecretState.Missing(
                    secret,
                    "is scheduled for deletion (DeletedDate " + found.deletedDate() + ")",
                    "restore it (aws secretsmanager restore-secret), or name another");
        }
        String stage = source.stage().getOrElse(LATEST);
        boolean marked = Vector.ofAll(found.versionIdsToStages().values()).exists(stages -> stages.contains(stage));
        return marked || source.version().isDefined()
                ? USABLE
                : new SecretState.Missing(
                        secret, "has no value labelled " + stage, "give it one (aws secretsmanager put-secret-value)");
    }

    private static String remedy(SecretSource source) {
        String remedy = "create it, or correct the name";
        return LOOKS_COMPLETE.matcher(source.name()).matches()
                ? remedy
                        + "; AWS takes a name that ends in a hyphen and six characters for a complete ARN: if there is"
                        + " a secret of this name, state its complete ARN"
                : remedy;
    }

    private Map<String, Either<Failure, Boolean>> listed(Seq<String> names) {
        return Vector.ofAll(names.grouped(BATCH / 2))
                .map(this::batch)
                .foldLeft(HashMap.<String, Either<Failure, Boolean>>empty(), HashMap::merge);
    }

    /** At the root, a name may have been written with its slash or without: both are asked for. */
    private HashMap<String, Either<Failure, Boolean>> batch(Seq<String> names) {
        ParameterStringFilter filter = ParameterStringFilter.builder()
                .key("Name")
                .option("Equals")
                .values(names.flatMap(SecretActuator::spellings).distinct().asJava())
                .build();
        Either<Failure, Set<String>> there = session.calls()
                .pages(
                        PARAMETERS,
                        token -> session.ssm()
                                .describeParameters(request -> request.parameterFilters(filter)
                                        .maxResults(BATCH)
                                        .nextToken(token.getOrNull())),
                        DescribeParametersResponse::nextToken)
                .map(pages -> pages.flatMap(DescribeParametersResponse::parameters)
                        .map(ParameterMetadata::name)
                        .map(SecretActuator::path)
                        .toSet());
        return HashMap.ofEntries(names.map(name -> Tuple.of(name, there.map(found -> found.contains(path(name))))));
    }

    private static Seq<String> spellings(String name) {
        String path = path(name);
        return path.lastIndexOf('/') == 0 ? Vector.of(path, path.substring(1)) : Vector.of(path);
    }

    private static String path(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }

    private SecretState parameter(SecretSource source, Either<Failure, Boolean> answer) {
        String parameter = "parameter " + source.id();
        return answer.fold(
                failure -> new SecretState.Unreadable(parameter, failure),
                there -> there
                        ? USABLE
                        : new SecretState.Missing(
                                parameter,
                                "is not in the Parameter Store of " + here(),
                                "create it, or correct the name"));
    }

    private String here() {
        return environment.account() + " in " + environment.region();
    }
}
