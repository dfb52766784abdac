package dev.mooring.kinds;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The one policy of an AWS object, made of what its own manifest states and what others were granted on it. */
public final class ResourcePolicy {
    private static final Value VERSION = Value.of("2012-10-17");
    private static final String SID = "Sid";

    private ResourcePolicy() {}

    /**
     * None where nobody states anything: then there is to be no policy.
     *
     * @param statements of IAM's language; one that names no resource is about this one
     * @param arn of the object
     */
    public static Option<Value> of(Seq<Value.Tree> statements, String arn) {
        return Option.when(
                statements.nonEmpty(),
                () -> Value.tree("Version", VERSION)
                        .with("Statement", Value.list(distinct(statements).map(statement -> about(arn, statement)))));
    }

    private static Value about(String arn, Value.Tree statement) {
        boolean named = statement.get("Resource").isDefined()
                || statement.get("NotResource").isDefined();
        return named ? statement : statement.with("Resource", Value.of(arn));
    }

    /** IAM takes each Sid once in a policy: a second one gets a number. */
    private static Seq<Value.Tree> distinct(Seq<Value.Tree> statements) {
        Vector<Value.Tree> named = Vector.empty();
        Map<String, Integer> seen = HashMap.empty();
        for (Value.Tree statement : statements) {
            String sid = statement.text(SID).getOrElse("");
            int before = seen.getOrElse(sid, 0);
            seen = seen.put(sid, before + 1);
            named = named.append(
                    sid.isEmpty() || before == 0 ? statement : statement.with(SID, Value.of(sid + "N" + (before + 1))));
        }
        return named;
    }
}
