package dev.mooring.aws;

import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * What all actuators do alike whose objects' owners are told by tags: an actuator of its own is then a table of its API's
 * calls. Tags come from the pass's inventory as far as it names the object, else from the object itself.
 *
 * <p>The inventory lags behind AWS, so that a stranger's object under a name that once was ours may seem ours: before an
 * object is changed or deleted, tags that only the inventory told are read once more from the object itself.
 */
public abstract class TaggedActuator implements Actuator {
    /** It is not there any more, whoever took it away. */
    protected static final Outcome GONE = new Outcome.Applied(HashMap.empty());

    private static final Outcome LOOK_AGAIN = new Outcome.InProgress(
            "ChangedMeanwhile", "somebody took it away in the meantime; the next pass looks again");

    private final ResourceType type;
    private final Pass pass;
    private final TagCalls tags;

    protected TaggedActuator(ResourceType type, Pass pass, TagCalls tags) {
        this.type = type;
        this.pass = pass;
        this.tags = tags;
    }

    /** What is there of these. */
    protected abstract Sighting look(Set<ResourceId> ids);

    /** Which object of this type an ARN names; none if it is of another type. */
    protected abstract Option<ResourceId> named(String arn);

    /** Makes it, with {@code create.tags()} on it; see {@link #made}. */
    protected abstract Either<Failure, Outcome> create(Action.Create create);

    /** Sends the members in {@code update.drift()}, of which there is at least one; tags are not its business. */
    protected abstract Either<Failure, ?> write(Action.Update update);

    /**
     * Takes it away. {@link #GONE} also where it was gone already.
     *
     * @param attributes as {@link #look} found them
     */
    protected abstract Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes);

    @Override
    public final ResourceType resourceType() {
        return type;
    }

    /** What the inventory names. A type whose ids ARNs do not hold, or whose objects have no tags, says more. */
    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return pass.inventory().all().map(all -> all.keySet().flatMap(this::named));
    }

    @Override
    public final Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        Sighting sighting = look(ids);
        Map<String, Either<Failure, Map<String, String>>> tagsByArn =
                tags(sighting.there().values());
        return ids.toMap(id -> Tuple.of(
                id,
                sighting.unread()
                        .get(id)
                        .<Observation>map(Observation.Unknown::new)
                        .getOrElse(() -> sighting.there()
                                .get(id)
                                .map(found -> present(found, tagsByArn))
                                .getOrElse(Observation.Absent::new))));
    }

    private Map<String, Either<Failure, Map<String, String>>> tags(Seq<Found> there) {
        Seq<Map<String, String>> silent =
                there.filter(found -> found.tags().isEmpty()).map(Found::attributes);
        return pass.inventory()
                .tags(HashMap.ofEntries(silent.map(of -> Tuple.of(arn(of), handle(of)))), tags, pass.fanout());
    }

    private Observation present(Found found, Map<String, Either<Failure, Map<String, String>>> tagsByArn) {
        String arn = arn(found.attributes());
        return found.tags()
                .peek(ignored -> pass.inventory().tell(arn))
                .map(Either::<Failure, Map<String, String>>right)
                .getOrElse(() -> tagsByArn.get(arn).get())
                .fold(
                        Observation.Unknown::new,
                        told -> new Observation.Present(
                                found.tree(), found.attributes(), own(told), found.changedAt(), found.health()));
    }

    /** A parent's tags tell whose its children are; from which content and commit they were made they do not tell. */
    private Map<String, String> own(Map<String, String> told) {
        return type.tagged() ? told : told.remove(OwnerTags.DIGEST).remove(OwnerTags.COMMIT);
    }

    @Override
    public final Outcome apply(Action action) {
        Either<Failure, Outcome> outcome = switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> ifStillOurs(update.observed(), LOOK_AGAIN, () -> update(update));
            case Action.Delete delete ->
                ifStillOurs(
                        delete.observed(),
                        GONE,
                        () -> delete(delete.id(), delete.observed().attributes()));
            case Action.Replace replace -> replace(replace);
        };
        return outcome.getOrElseGet(Outcome.Failed::new);
    }

    private Either<Failure, Outcome> update(Action.Update update) {
        Map<String, String> known = update.observed().attributes();
        Either<Failure, ?> written = update.drift().isEmpty() ? Either.right(known) : write(update);
        return written.flatMap(
                        ignored -> tags.write().tag(handle(known), update.tags().asMap()))
                .map(ignored -> new Outcome.Applied(known));
    }

    private Either<Failure, Outcome> replace(Action.Replace replace) {
        if (!type.replaceable()) {
            return Either.left(
                    new Failure.Terminal(type(), "NotReplaceable", replace.id() + " is never deleted to be made anew"));
        }
        Action.Create anew = new Action.Create(replace.id(), replace.desired(), replace.tags());
        return ifStillOurs(
                        replace.observed(),
                        GONE,
                        () -> delete(replace.id(), replace.observed().attributes()))
                .flatMap(deleted ->
                        deleted.equals(GONE) ? create(anew).map(TaggedActuator::halfway) : Either.right(deleted));
    }

    /** What was there is gone, even where the new one has to wait. */
    private static Outcome halfway(Outcome creation) {
        return creation instanceof Outcome.InProgress waits
                ? new Outcome.InProgress(waits.reason(), waits.message(), true)
                : creation;
    }

    /** An object that is to be adopted was not ours when it was looked at, which the object itself has said. */
    private Either<Failure, Outcome> ifStillOurs(
            Observation.Present observed, Outcome ifGone, Supplier<Either<Failure, Outcome>> write) {
        String arn = arn(observed.attributes());
        if (pass.inventory().isTold(arn)) {
            return write.get();
        }
        return pass.inventory()
                .confirmed(handle(observed.attributes()), tags)
                .flatMap(told -> told.map(now -> ifOurs(arn, now, write)).getOrElse(Either.right(ifGone)));
    }

    private Either<Failure, Outcome> ifOurs(
            String arn, Map<String, String> now, Supplier<Either<Failure, Outcome>> write) {
        if (!OwnerTags.owns(pass.environment().name(), now)) {
            return Either.right(notOurs());
        }
        pass.inventory().tell(arn);
        return write.get();
    }

    private static Outcome notOurs() {
        return new Outcome.InProgress(
                "NotOwned", "it is not ours any more, which AWS's tag inventory does not know yet; nothing was done");
    }

    private String arn(Map<String, String> attributes) {
        return attributes.get(tags.arn()).get();
    }

    private String handle(Map<String, String> attributes) {
        return attributes.get(tags.handle()).get();
    }

    /** The top-level members that differ, as they are wanted; those that are to go are not among them. */
    protected static Value.Tree differing(Action.Update update) {
        Set<String> members = update.drift().topLevel();
        return Value.tree(update.desired().members().filterKeys(members::contains));
    }

    /**
     * How a creation ended.
     *
     * @param attributes of the new object; none where AWS says that there is one of this name, or does not show it yet
     */
    protected static Outcome made(Option<Map<String, String>> attributes) {
        return attributes
                .<Outcome>map(Outcome.Applied::new)
                .getOrElse(() -> new Outcome.InProgress(
                        "ExistsAlready",
                        "it was made a moment ago, perhaps by somebody else; the next pass looks at it"));
    }
}
