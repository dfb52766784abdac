package dev.mooring.readback;

import dev.mooring.resource.Spelling;
import dev.mooring.resource.Value;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * CloudFormation's property names to the API's member names, by the SDK's model: they differ in case
 * ({@code ContainerDefinitions}, {@code containerDefinitions}) and here and there in a word. A property that the model does
 * not have is an error: a test that skips it proves nothing.
 */
record ModelNames(Class<? extends SdkPojo> model, Map<String, String> renamed) implements UnaryOperator<Value.Tree> {

    ModelNames(Class<? extends SdkPojo> model) {
        this(model, HashMap.empty());
    }

    @Override
    public Value.Tree apply(Value.Tree properties) {
        try {
            return members((SdkPojo) model.getMethod("builder").invoke(null), properties);
        } catch (ReflectiveOperationException notOfTheModel) {
            throw new IllegalStateException(notOfTheModel);
        }
    }

    private Value.Tree members(SdkPojo shape, Value.Tree properties) {
        Seq<SdkField<?>> fields = Vector.ofAll(shape.sdkFields());
        return properties.members().foldLeft(Value.tree(), (tree, property) -> {
            SdkField<?> field = field(fields, property);
            return tree.with(field.memberName(), value(field, property._2));
        });
    }

    private SdkField<?> field(Seq<SdkField<?>> fields, Tuple2<String, Value> property) {
        String name = renamed.getOrElse(property._1, property._1);
        return fields.find(field -> field.memberName().equalsIgnoreCase(name))
                .getOrElseThrow(() -> new AssertionError("unknown property " + property._1
                        + Spelling.nearest(name, fields.map(SdkField::memberName))
                                .map(near -> "; did you mean " + near + "?")
                                .getOrElse("")));
    }

    private Value value(SdkField<?> field, Value value) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        if (type == MarshallingKnownType.SDK_POJO && value instanceof Value.Tree tree) {
            return members(field.constructor().get(), tree);
        }
        if (type == MarshallingKnownType.LIST && value instanceof Value.Items items) {
            SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            return Value.list(items.items().map(one -> value(item, one)));
        }
        return value;
    }
}
