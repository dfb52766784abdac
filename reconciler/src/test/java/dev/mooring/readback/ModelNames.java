package dev.mooring.readback;

import dev.mooring.resource.Spelling;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * CloudFormation's property names to the API's member names, by the SDK's model: they differ in case
 * ({@code ContainerDefinitions}, {@code containerDefinitions}) and here and there in a word. A property that is newer than
 * the SDK, or that CloudFormation reads from another call, keeps its name in the model's spelling, so that it is compared
 * like any other; one that CloudFormation does not have either is an error: a test that skips it proves nothing.
 */
record ModelNames(Schema schema, Class<? extends SdkPojo> model, Map<String, String> renamed)
        implements UnaryOperator<Value.Tree> {

    ModelNames(String cloudFormation, Class<? extends SdkPojo> model) {
        this(cloudFormation, model, HashMap.empty());
    }

    ModelNames(String cloudFormation, Class<? extends SdkPojo> model, Map<String, String> renamed) {
        this(Schema.of(cloudFormation), model, renamed);
    }

    @Override
    public Value.Tree apply(Value.Tree properties) {
        return at("", properties);
    }

    /** The properties of a structure that CloudFormation keeps at {@code path}. */
    Value.Tree at(String path, Value.Tree properties) {
        try {
            return members((SdkPojo) model.getMethod("builder").invoke(null), path, properties);
        } catch (ReflectiveOperationException notOfTheModel) {
            throw new IllegalStateException(notOfTheModel);
        }
    }

    private Value.Tree members(SdkPojo shape, String at, Value.Tree properties) {
        Seq<SdkField<?>> fields = Vector.ofAll(shape.sdkFields());
        boolean lowerCase =
                fields.forAll(field -> Character.isLowerCase(field.memberName().charAt(0)));
        return properties.members().foldLeft(Value.tree(), (tree, property) -> {
            String path = Schema.under(at, property._1);
            Option<SdkField<?>> field = field(fields, property._1);
            if (field.isEmpty() && !schema.knows(path)) {
                throw new AssertionError("unknown property " + property._1
                        + Spelling.nearest(property._1, fields.map(SdkField::memberName))
                                .map(near -> "; did you mean " + near + "?")
                                .getOrElse(""));
            }
            return field.map(known -> tree.with(known.memberName(), value(known, path, property._2)))
                    .getOrElse(
                            () -> tree.with(spelled(property._1, lowerCase), unmodelled(path, property._2, lowerCase)));
        });
    }

    private Option<SdkField<?>> field(Seq<SdkField<?>> fields, String property) {
        String name = renamed.getOrElse(property, property);
        return fields.find(field -> field.memberName().equalsIgnoreCase(name));
    }

    private Value value(SdkField<?> field, String at, Value value) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        if (type == MarshallingKnownType.SDK_POJO && value instanceof Value.Tree tree) {
            return members(field.constructor().get(), at, tree);
        }
        if (type == MarshallingKnownType.LIST && value instanceof Value.Items items) {
            SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            return Value.list(items.items().map(one -> value(item, at + "[]", one)));
        }
        return value;
    }

    private Value unmodelled(String at, Value value, boolean lowerCase) {
        return switch (value) {
            case Value.Tree tree ->
                tree.members().foldLeft(Value.tree(), (so, member) -> {
                    String path = Schema.under(at, member._1);
                    return so.with(
                            schema.knows(path) ? spelled(member._1, lowerCase) : member._1,
                            unmodelled(path, member._2, lowerCase));
                });
            case Value.Items list -> Value.list(list.items().map(item -> unmodelled(at + "[]", item, lowerCase)));
            default -> value;
        };
    }

    private static String spelled(String name, boolean lowerCase) {
        return lowerCase ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }
}
