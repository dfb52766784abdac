package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.kinds.service.OverrideRules;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;

/** Reads and writes ECS services, each with its task definition. */
public final class EcsServiceActuator implements Actuator {
    private static final String CREATE = "ecs:CreateService";
    private static final String UPDATE = "ecs:UpdateService";
    private static final String DELETE = "ecs:DeleteService";
    private static final String TAG = "ecs:TagResource";

    private static final String STOPPING = "its tasks are stopping";
    private static final Outcome DELETED = new Outcome.Applied(HashMap.empty());

    private final AwsSession session;
    private final ServiceListingActuator listing;
    private final TaskDefinitionActuator definitions;
    private final ServiceImageActuator images;
    private final SecretActuator secrets;
    private final RolloutActuator rollouts;
    private final StrategyChangeActuator strategies;
    private final ServiceReadActuator reader;

    /** @param definitions to be kept for as long as the session: they are remembered */
    EcsServiceActuator(Pass pass, TaskDefinitionActuator definitions, ImageScanActuator scans) {
        this.session = pass.session();
        this.listing = new ServiceListingActuator(pass);
        this.definitions = definitions;
        this.images = new ServiceImageActuator(pass, scans);
        this.secrets = new SecretActuator(pass);
        ServiceDeploymentActuator deployments = new ServiceDeploymentActuator(session);
        StoppedTaskActuator stoppedTasks = new StoppedTaskActuator(session);
        this.rollouts = new RolloutActuator(session, definitions, deployments, stoppedTasks);
        this.strategies = new StrategyChangeActuator(session, rollouts);
        this.reader = new ServiceReadActuator(pass, definitions, new ServiceHealthActuator(deployments, stoppedTasks));
    }

    /** What AWS's own shapes say of members that somebody wrote under {@code overrides}. */
    public static OverrideRules overrideRules() {
        return new OverrideRules(
                tree -> Bridge.misfits(tree, CreateServiceRequest.class),
                tree -> Bridge.misfits(tree, RegisterTaskDefinitionRequest.class),
                tree -> Bridge.misfits(tree, CreateTargetGroupRequest.class));
    }

    @Override
    public ResourceType resourceType() {
        return EcsServiceType.TYPE;
    }

    @Override
    public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        return reader.observe(ids);
    }

    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return listing.all();
    }

    @Override
    public Outcome apply(Action action) {
        return switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> update(update);
            case Action.Replace replace -> delete(replace.id(), replace.observed());
            case Action.Delete delete -> delete(delete.id(), delete.observed());
        };
    }

    private Outcome create(Action.Create create) {
        return definitions
                .revisionWith(
                        ServiceTrees.taskDefinition(create.desired()),
                        create.tags().asMap())
                .flatMap(arn -> createService(create, arn))
                .fold(
                        failure -> refused(create, failure),
                        service -> new Outcome.Applied(ServiceReadActuator.attributes(service)));
    }

    private Either<Failure, Service> createService(Action.Create create, String taskDefinitionArn) {
        CreateServiceRequest request = Bridge.toSdk(
                ServiceRequests.create(
                        create.desired(), taskDefinitionArn, create.tags().asMap()),
                CreateServiceRequest.class);
        return session.calls().call(CREATE, () -> ecs().createService(request)).map(response -> response.service());
    }

    /**
     * A service's name is what makes its creation idempotent: where an answer was lost, the service is there, and ours; the
     * next pass compares it.
     */
    private Outcome refused(Action.Create create, Failure failure) {
        if (!ServiceRefusals.existsAlready(failure)) {
            return ServiceRefusals.outcome(failure);
        }
        Observation found = observe(HashSet.of(create.id())).get(create.id()).get();
        return found instanceof Observation.Present present
                        && OwnerTags.owns(create.tags().environment(), present.tags())
                ? new Outcome.Applied(present.attributes())
                : new Outcome.Failed(failure);
    }

    private Outcome update(Action.Update update) {
        return strategies.before(update).fold(ServiceRefusals::outcome, first -> first.getOrElse(() -> send(update)));
    }

    private Outcome send(Action.Update update) {
        return definition(update)
                .flatMap(arn -> updateService(update, arn))
                .flatMap(done -> tag(update))
                .fold(
                        ServiceRefusals::outcome,
                        done -> new Outcome.Applied(update.observed().attributes()));
    }

    /** The revision to move to, where the task definition differs. */
    private Either<Failure, Option<String>> definition(Action.Update update) {
        if (!update.drift().topLevel().contains("taskDefinition")) {
            return Either.right(Option.none());
        }
        return definitions
                .revisionWith(
                        ServiceTrees.taskDefinition(update.desired()),
                        update.tags().asMap())
                .map(Option::of);
    }

    private Either<Failure, Boolean> updateService(Action.Update update, Option<String> taskDefinitionArn) {
        return ServiceRequests.update(update.id(), update.desired(), update.drift(), taskDefinitionArn)
                .map(tree -> Bridge.clearing(tree, update.drift().topLevel(), UpdateServiceRequest.class))
                .map(tree -> Bridge.toSdk(tree, UpdateServiceRequest.class))
                .map(request -> session.calls()
                        .call(UPDATE, () -> ecs().updateService(request))
                        .map(response -> true))
                .getOrElse(Either.right(false));
    }

    private Either<Failure, Boolean> tag(Action.Update update) {
        Map<String, String> tags = update.tags().asMap();
        if (tags.forAll(tag -> update.observed().tags().get(tag._1).contains(tag._2))) {
            return Either.right(false);
        }
        String arn = update.observed().attributes().get(EcsServiceType.ARN).get();
        Seq<Tag> written = tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build());
        return session.calls()
                .call(
                        TAG,
                        () -> ecs().tagResource(
                                        request -> request.resourceArn(arn).tags(written.asJava())))
                .map(response -> true);
    }

    /** Its tasks stop first, which takes as long as they take; the name is free only then. */
    private Outcome delete(ResourceId id, Observation.Present observed) {
        if (ServiceHealth.isDraining(observed.health())) {
            return ServiceRefusals.draining(STOPPING);
        }
        return session.calls()
                .call(
                        DELETE,
                        () -> ecs().deleteService(request ->
                                request.cluster(id.scope()).service(id.name()).force(true)))
                .fold(
                        failure -> goneAlready(id, failure) ? DELETED : ServiceRefusals.outcome(failure),
                        answer -> ServiceReadActuator.isInactive(answer.service())
                                ? DELETED
                                : new Outcome.InProgress(ServiceHealth.DRAINING, STOPPING, true));
    }

    private boolean goneAlready(ResourceId id, Failure failure) {
        return ServiceRefusals.isOfInactiveService(failure)
                && observe(HashSet.of(id)).get(id).get() instanceof Observation.Absent;
    }

    @Override
    public Seq<ImageScan> images(Value.Tree wanted, Option<Value.Tree> live) {
        return images.images(wanted, live);
    }

    @Override
    public Map<String, SecretState> secrets(Set<String> sources) {
        return secrets.states(sources);
    }

    @Override
    public Either<Failure, Seq<Rejection>> rejections(ResourceId id) {
        return rollouts.rejections(id);
    }

    private EcsClient ecs() {
        return session.ecs();
    }
}
