package dev.mooring.kinds.topic;

import dev.mooring.kinds.topic.TopicSpec.FilterScope;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Fields;
import dev.mooring.resource.Spelling;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What SNS would refuse, told before it is asked. */
final class TopicRules {
    private static final String ATTRIBUTES = "Attributes.";
    private static final int MOST_MARKED = 40;
    private static final int MOST_FILTER_KEYS = 5;
    private static final Set<String> ATTRIBUTE_NAMES = TopicType.TYPE
            .fields()
            .rules()
            .map(Fields.Rule::path)
            .filter(path -> path.startsWith(ATTRIBUTES))
            .map(path -> path.substring(ATTRIBUTES.length()).split("\\.", 2)[0])
            .toSet();
    private static final Set<String> NOT_SET = TopicType.TYPE
            .fields()
            .rules()
            .filter(Fields.Rule.ReadOnly.class::isInstance)
            .map(rule -> rule.path().substring(ATTRIBUTES.length()))
            .toSet()
            .add("FifoTopic");

    private final Manifest<TopicSpec> manifest;
    private final Vector<SubscriptionContent> subscriptions;

    TopicRules(Manifest<TopicSpec> manifest) {
        this.manifest = manifest;
        this.subscriptions = SubscriptionContent.of(manifest.spec());
    }

    /** @param endpoints of the subscriptions, in their order, as far as they are known */
    Seq<Problem> problems(Seq<String> endpoints) {
        return subscriptions
                .zip(endpoints)
                .zipWithIndex()
                .flatMap(one -> subscription(one._1._1, one._1._2, "spec.subscriptions[" + one._2 + "]"))
                .appendAll(overrides())
                .appendAll(tooMany());
    }

    private Seq<Problem> subscription(SubscriptionContent content, String endpoint, String path) {
        boolean fifo = manifest.spec().fifo();
        boolean queue = content.protocol().equals("sqs");
        String here = path + "." + content.member();
        Option<Problem> type = fifo && !queue
                ? Option.some(manifest.problem(here, "a FIFO topic sends to queues only"))
                : Option.when(
                        !fifo && queue && endpoint.endsWith(".fifo"),
                        () -> manifest.problem(
                                here,
                                "a FIFO queue takes messages of a FIFO topic only: say fifo: true, or use another"));
        return type.toVector().appendAll(filter(content, path + ".filter"));
    }

    private Seq<Problem> filter(SubscriptionContent content, String path) {
        Value.Tree filter = content.subscription().filter();
        boolean inBody = content.subscription().filterScope() == FilterScope.MESSAGE_BODY;
        Seq<Problem> wrong = Vector.ofAll(filter.members())
                .flatMap(key -> wrong(key, inBody).map(message -> manifest.problem(path + "." + key._1, message)));
        return filter.members().size() > MOST_FILTER_KEYS
                ? wrong.append(manifest.problem(path, "SNS allows " + MOST_FILTER_KEYS + " keys in a filter"))
                : wrong;
    }

    private static Option<String> wrong(Tuple2<String, Value> key, boolean inBody) {
        boolean deeper = key._2 instanceof Value.Tree;
        boolean list = key._2 instanceof Value.Items items && !items.items().isEmpty();
        if (list || (deeper && inBody)) {
            return Option.none();
        }
        return Option.some(
                deeper
                        ? "only a filter of messages' bodies goes deeper: say filterScope: messageBody"
                        : key._1 + " must be a list of what is wanted: [" + key._2 + "]");
    }

    private Seq<Problem> overrides() {
        return Vector.ofAll(manifest.spec().overrides().members().keySet()).flatMap(name -> {
            String path = "spec.overrides." + name;
            if (NOT_SET.contains(name)) {
                return Option.some(manifest.problem(path, name + " is nothing that can be set"));
            }
            return Option.when(
                    !ATTRIBUTE_NAMES.contains(name),
                    () -> manifest.problem(
                            path,
                            "SNS knows no attribute " + name
                                    + Spelling.nearest(name, ATTRIBUTE_NAMES.removeAll(NOT_SET))
                                            .map(meant -> "; did you mean " + meant + "?")
                                            .getOrElse("")));
        });
    }

    /** Each of those needs a tag of the topic, which has 50. */
    private Option<Problem> tooMany() {
        int marked = subscriptions.count(content -> content.queues().isEmpty());
        return Option.when(
                marked > MOST_MARKED,
                () -> manifest.problem(
                        "spec.subscriptions",
                        "a topic can have " + MOST_MARKED
                                + " subscriptions besides those of the environment's queues; here are " + marked));
    }
}
