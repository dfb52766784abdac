package dev.mooring.aws;

import dev.mooring.resource.Failure;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * How one API is asked for tags and given ours.
 *
 * @param arn the attribute that holds the ARN on which the tags hang
 * @param handle the attribute by which the API's tag calls name the object; mostly the same
 * @param batch how many objects one read takes
 */
public record TagCalls(String arn, String handle, int batch, Read read, Write write) {

    /** Tags by handle; only an object that is gone may be left out. */
    @FunctionalInterface
    public interface Read {
        Either<Failure, Map<String, Map<String, String>>> tags(Seq<String> handles);
    }

    /** Adds these tags to what the object has. */
    @FunctionalInterface
    public interface Write {
        Either<Failure, ?> tag(String handle, Map<String, String> tags);
    }

    public static TagCalls batched(int batch, Read read, Write write) {
        return new TagCalls("arn", "arn", batch, read, write);
    }

    /** @param read the tags of one object; none where it is gone */
    public static TagCalls single(Function<String, Either<Failure, Option<Map<String, String>>>> read, Write write) {
        Read one = handles -> read.apply(handles.head())
                .map(found -> found.<Map<String, Map<String, String>>>map(tags -> HashMap.of(handles.head(), tags))
                        .getOrElse(HashMap.empty()));
        return batched(1, one, write);
    }

    /** The same, but the calls name an object by another attribute than its ARN. */
    public TagCalls by(String attribute) {
        return new TagCalls(arn, attribute, batch, read, write);
    }

    /**
     * For objects that cannot be tagged: these calls are their parents', and who owns the parent owns them. Their type is
     * {@link dev.mooring.resource.ResourceType#untagged}.
     *
     * @param attribute in which the child holds its parent's ARN
     */
    public TagCalls ofParent(String attribute) {
        return new TagCalls(attribute, attribute, batch, read, (handle, tags) -> Either.right(handle));
    }
}
