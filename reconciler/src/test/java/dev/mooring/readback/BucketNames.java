package dev.mooring.readback;

import dev.mooring.resource.Fields;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** CloudFormation's properties of a bucket as the members of S3's own Put requests; one that is not here is an error. */
final class BucketNames {
    private static final Map<String, Function<Value, Value.Tree>> PROPERTIES =
            LinkedHashMap.<String, Function<Value, Value.Tree>>ofEntries(Vector.of(
                            same("AccessControl"),
                            same("AbacStatus"),
                            same("BucketNamePrefix"),
                            same("BucketNamespace"),
                            same("MetadataConfiguration"),
                            same("MetadataTableConfiguration"),
                            same("ObjectLockConfiguration"),
                            same("ObjectLockEnabled"),
                            same("OwnershipControls"),
                            same("ReplicationConfiguration"),
                            same("VersioningConfiguration"),
                            same("WebsiteConfiguration"),
                            renamed("BucketName", "Bucket"),
                            renamed("LoggingConfiguration", "BucketLoggingStatus"),
                            renamed("AnalyticsConfigurations", "AnalyticsConfigurationList"),
                            renamed("IntelligentTieringConfigurations", "IntelligentTieringConfigurationList"),
                            renamed("InventoryConfigurations", "InventoryConfigurationList"),
                            renamed("MetricsConfigurations", "MetricsConfigurationList")))
                    .put(
                            "AccelerateConfiguration",
                            value -> member(
                                    "AccelerateConfiguration",
                                    members((Value.Tree) value, "AccelerationStatus", "Status")))
                    .put(
                            "BucketEncryption",
                            value -> member("ServerSideEncryptionConfiguration", encryption((Value.Tree) value)))
                    .put("CorsConfiguration", value -> member("CORSConfiguration", cors((Value.Tree) value)))
                    .put(
                            "NotificationConfiguration",
                            value -> member("NotificationConfiguration", filterNamesInLowerCase(value)))
                    .put(
                            "PublicAccessBlockConfiguration",
                            value -> member("PublicAccessBlockConfiguration", allFour((Value.Tree) value)))
                    .put("LifecycleConfiguration", value -> lifecycle((Value.Tree) value));

    /** The old, single forms of what S3 gives back as lists. */
    static final String[] RENAMED = {
        "LifecycleConfiguration.Rules[].Transition",
        "LifecycleConfiguration.Rules[].NoncurrentVersionTransition",
        "LifecycleConfiguration.Rules[].NoncurrentVersionExpirationInDays"
    };

    private BucketNames() {}

    /** The order of what no spec of ours states: sets, by S3's API reference. */
    static Fields lines(Fields fields) {
        String rule = "LifecycleConfiguration.Rules[].";
        Fields rules = fields.listMap(rule + "Transitions", "StorageClass")
                .listMap(rule + "NoncurrentVersionTransitions", "StorageClass")
                .listMap(rule + "Filter.And.Tags", "Key")
                .listSet("InventoryConfigurationList[].OptionalFields")
                .listMap("IntelligentTieringConfigurationList[].Tierings", "AccessTier")
                .listMap("ReplicationConfiguration.Rules", "Priority")
                .listMap("ReplicationConfiguration.Rules[].Filter.And.TagFilters", "Key");
        Fields tagged = Vector.of("Analytics", "Metrics", "IntelligentTiering")
                .foldLeft(rules, (so, name) -> so.listMap(name + "ConfigurationList[].TagFilters", "Key"));
        return Vector.of("Lambda", "Queue", "Topic").foldLeft(tagged, (so, name) -> {
            String list = "NotificationConfiguration." + name + "Configurations";
            return so.listMap(list, "Event", "Function", "Queue", "Topic", "Filter")
                    .listMap(list + "[].Filter.S3Key.Rules", "Name");
        });
    }

    static Value.Tree bucket(Value.Tree properties) {
        return properties.members().foldLeft(Value.tree(), (tree, property) -> {
            Value.Tree translated = PROPERTIES
                    .get(property._1)
                    .getOrElseThrow(() -> new AssertionError("unknown property " + property._1))
                    .apply(property._2);
            return Value.tree(translated.members().merge(tree.members()));
        });
    }

    private static Tuple2<String, Function<Value, Value.Tree>> same(String name) {
        return renamed(name, name);
    }

    private static Tuple2<String, Function<Value, Value.Tree>> renamed(String property, String member) {
        return Tuple.of(property, value -> member(member, value));
    }

    private static Value.Tree member(String name, Value value) {
        return Value.tree(name, value);
    }

    /** PutPublicAccessBlock sets all four: what it is not told is off. */
    private static Value allFour(Value.Tree property) {
        return property.isEmpty()
                ? property
                : Vector.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
                        .foldLeft(
                                property, (so, name) -> so.get(name).isDefined() ? so : so.with(name, Value.of(false)));
    }

    /** S3 gives the names of a filter's rules back in upper case, {@code Prefix}, whichever case they were put in. */
    private static Value filterNamesInLowerCase(Value value) {
        return switch (value) {
            case Value.Tree tree ->
                Value.tree(tree.members()
                        .map((name, inner) -> Tuple.of(
                                name,
                                name.equals("Name")
                                        ? Value.of(inner.toString().toLowerCase(Locale.ROOT))
                                        : filterNamesInLowerCase(inner))));
            case Value.Items list -> Value.list(list.items().map(BucketNames::filterNamesInLowerCase));
            default -> value;
        };
    }

    private static Value.Tree encryption(Value.Tree property) {
        return each(
                property,
                "ServerSideEncryptionConfiguration",
                "Rules",
                rule -> members(rule, "ServerSideEncryptionByDefault", "ApplyServerSideEncryptionByDefault"));
    }

    private static Value.Tree cors(Value.Tree property) {
        return each(
                property,
                "CorsRules",
                "CORSRules",
                rule -> strict(
                        rule,
                        HashMap.of(
                                "Id", "ID",
                                "ExposedHeaders", "ExposeHeaders",
                                "MaxAge", "MaxAgeSeconds",
                                "AllowedHeaders", "AllowedHeaders",
                                "AllowedMethods", "AllowedMethods",
                                "AllowedOrigins", "AllowedOrigins")));
    }

    /** The smallest object that moves is told beside the rules, in a header. */
    private static Value.Tree lifecycle(Value.Tree property) {
        return member("LifecycleConfiguration", each(property, "Rules", "Rules", BucketNames::rule))
                .with("TransitionDefaultMinimumObjectSize", property.get("TransitionDefaultMinimumObjectSize"));
    }

    private static Value.Tree rule(Value.Tree property) {
        Value.Tree plain = strict(
                withoutEmptyPrefix(property)
                        .without("ExpirationInDays")
                        .without("ExpirationDate")
                        .without("ExpiredObjectDeleteMarker")
                        .without("NoncurrentVersionExpirationInDays")
                        .without("Transition")
                        .without("Transitions")
                        .without("NoncurrentVersionTransition")
                        .without("NoncurrentVersionTransitions")
                        .without("TagFilters")
                        .without("ObjectSizeGreaterThan")
                        .without("ObjectSizeLessThan"),
                HashMap.of(
                        "Id", "ID",
                        "Prefix", "Prefix",
                        "Status", "Status",
                        "AbortIncompleteMultipartUpload", "AbortIncompleteMultipartUpload",
                        "NoncurrentVersionExpiration", "NoncurrentVersionExpiration"));
        Value.Tree expiration = Value.tree()
                .with("Days", property.get("ExpirationInDays"))
                .with("Date", property.get("ExpirationDate"))
                .with(
                        "ExpiredObjectDeleteMarker",
                        property.get("ExpiredObjectDeleteMarker")
                                .filter(marker -> !marker.toString().equals("false")));
        Value.Tree filter = Value.tree()
                .with("Tags", property.get("TagFilters"))
                .with("ObjectSizeGreaterThan", property.get("ObjectSizeGreaterThan"))
                .with("ObjectSizeLessThan", property.get("ObjectSizeLessThan"));
        Value.Tree rule = plain.with("Transitions", transitions(property, "Transition", "Days"))
                .with(
                        "NoncurrentVersionTransitions",
                        transitions(property, "NoncurrentVersionTransition", "NoncurrentDays"))
                .with(
                        "NoncurrentVersionExpiration",
                        property.get("NoncurrentVersionExpirationInDays")
                                .map(days -> (Value) Value.tree("NoncurrentDays", days))
                                .orElse(property.get("NoncurrentVersionExpiration")));
        Value.Tree expiring = expiration.isEmpty() ? rule : rule.with("Expiration", expiration);
        return filter.isEmpty() ? expiring : expiring.with("Filter", Value.tree("And", filter));
    }

    private static Value.Tree withoutEmptyPrefix(Value.Tree rule) {
        return rule.text("Prefix").contains("") ? rule.without("Prefix") : rule;
    }

    /** One or many, under names of their own; S3 does not say of a transition that it waits no day. */
    private static Option<Value> transitions(Value.Tree property, String name, String days) {
        Option<Value> all = property.get(name + "s").orElse(property.get(name).map(Value::list));
        return all.map(list -> each(
                list,
                transition -> strict(
                                transition,
                                HashMap.of(
                                        "StorageClass", "StorageClass",
                                        "TransitionInDays", days,
                                        "TransitionDate", "Date",
                                        "NewerNoncurrentVersions", "NewerNoncurrentVersions"))
                        .without(
                                transition
                                                .get("TransitionInDays")
                                                .exists(value ->
                                                        value.toString().equals("0"))
                                        ? days
                                        : "")));
    }

    /** A rule without an id gets one from S3; a spec of ours always states it. */
    static Pair withIds(Pair pair) {
        return new Pair(
                rules(
                        pair.declared(),
                        rules -> rules.zipWithIndex()
                                .map(rule -> rule._1.get("ID").isDefined()
                                        ? rule._1
                                        : rule._1.with("ID", id(rule._1, rule._2, rules(pair.live()))))),
                pair.live());
    }

    private static Option<Value> id(Value.Tree rule, int index, Vector<Value.Tree> live) {
        return live.find(other -> other.without("ID").equals(rule))
                .orElse(Option.when(index < live.size(), () -> live.get(index)))
                .flatMap(other -> other.get("ID"));
    }

    private static Vector<Value.Tree> rules(Value.Tree bucket) {
        return bucket.get("LifecycleConfiguration")
                .flatMap(lifecycle -> ((Value.Tree) lifecycle).get("Rules"))
                .toVector()
                .flatMap(rules -> ((Value.Items) rules).items())
                .map(Value.Tree.class::cast);
    }

    private static Value.Tree rules(Value.Tree bucket, UnaryOperator<Vector<Value.Tree>> change) {
        Vector<Value.Tree> rules = rules(bucket);
        return rules.isEmpty()
                ? bucket
                : bucket.with("LifecycleConfiguration", Value.tree("Rules", Value.list(change.apply(rules))));
    }

    private static Value.Tree each(Value.Tree tree, String list, String name, UnaryOperator<Value.Tree> change) {
        return Value.tree().with(name, tree.get(list).map(items -> each(items, change)));
    }

    private static Value each(Value list, UnaryOperator<Value.Tree> change) {
        return Value.list(
                ((Value.Items) list).items().map(Value.Tree.class::cast).map(change));
    }

    private static Value.Tree members(Value.Tree tree, String property, String member) {
        return tree.without(property).with(member, tree.get(property));
    }

    private static Value.Tree strict(Value.Tree tree, Map<String, String> names) {
        return tree.members()
                .foldLeft(
                        Value.tree(),
                        (so, member) -> so.with(
                                names.get(member._1)
                                        .getOrElseThrow(() -> new AssertionError("unknown property " + member._1)),
                                member._2));
    }
}
