package dev.mooring.kinds.dashboard;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;

/** Reads and writes dashboards, one a call, which is all that CloudWatch has. Whose one is, its {@link Marker} tells. */
public final class DashboardActuator extends TaggedActuator {
    private static final String READ = "cloudwatch:GetDashboard";
    private static final String WRITE = "cloudwatch:PutDashboard";
    private static final String BODY = "DashboardBody";

    private final Pass pass;
    private final AwsSession session;

    public DashboardActuator(Pass pass) {
        super(DashboardType.TYPE, pass, tags(pass.session()));
        this.pass = pass;
        this.session = pass.session();
    }

    private static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                        name -> body(session, name).map(found -> found.map(Marker::tags)),
                        (name, tags) -> body(session, name)
                                .flatMap(found -> found.filter(body -> !tags.forAll(tag ->
                                                Marker.tags(body).get(tag._1).contains(tag._2)))
                                        .map(body -> put(
                                                session,
                                                name,
                                                Marker.mark(
                                                        body, Marker.tags(body).merge(tags, (old, now) -> now))))
                                        .getOrElse(Either.right(name))))
                .by("name");
    }

    private static Either<Failure, Option<Value.Tree>> body(AwsSession session, String name) {
        return session.calls()
                .find(
                        READ,
                        () -> session.cloudWatch()
                                .getDashboard(request -> request.dashboardName(name))
                                .dashboardBody(),
                        DashboardNotFoundErrorException.class)
                .map(found -> found.map(DashboardActuator::parsed));
    }

    /** What is no JSON object was not written by Mooring. */
    private static Value.Tree parsed(String body) {
        return JsonText.parseWithoutNulls(body)
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast)
                .getOrElse(Value.Tree.EMPTY);
    }

    private static Either<Failure, String> put(AwsSession session, String name, Value.Tree body) {
        PutDashboardRequest request =
                Bridge.toSdk(Value.tree("DashboardName", Value.of(name)).with(BODY, body), PutDashboardRequest.class);
        return session.calls()
                .call(WRITE, () -> session.cloudWatch().putDashboard(request))
                .map(answer -> name);
    }

    /** The inventory need not know dashboards. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    /** Those that are called as ours are; their bodies tell whether they are ours. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        String prefix = pass.environment().name() + "-";
        return session.calls()
                .pages(
                        "cloudwatch:ListDashboards",
                        token -> session.cloudWatch()
                                .listDashboards(request ->
                                        request.dashboardNamePrefix(prefix).nextToken(token.getOrNull())),
                        ListDashboardsResponse::nextToken)
                .map(pages -> pages.flatMap(page -> Vector.ofAll(page.dashboardEntries()))
                        .map(DashboardEntry::dashboardName)
                        .map(DashboardType::id)
                        .toSet());
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.each(
                pass.fanout(), ids, id -> body(session, id.name()).map(found -> found.map(body -> found(id, body))));
    }

    private Found found(ResourceId id, Value.Tree body) {
        return Found.of(
                        Value.tree("DashboardName", Value.of(id.name())).with(BODY, Marker.unmarked(body)),
                        attributes(id.name()))
                .tagged(Marker.tags(body));
    }

    private Map<String, String> attributes(String name) {
        return LinkedHashMap.of("arn", DashboardKind.arn(pass.environment(), name), "name", name);
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        return put(
                        session,
                        create.id().name(),
                        marked(create.desired(), create.tags().asMap()))
                .map(name -> made(Option.some(attributes(name))));
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        return put(
                session,
                update.id().name(),
                marked(update.desired(), update.tags().asMap()));
    }

    private static Value.Tree marked(Value.Tree desired, Map<String, String> tags) {
        return Marker.mark((Value.Tree) desired.get(BODY).getOrElse(Value.Tree.EMPTY), tags);
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        "cloudwatch:DeleteDashboards",
                        () -> session.cloudWatch().deleteDashboards(request -> request.dashboardNames(id.name())),
                        DashboardNotFoundErrorException.class)
                .map(gone -> GONE);
    }
}
