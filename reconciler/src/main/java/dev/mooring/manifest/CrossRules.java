package dev.mooring.manifest;

import dev.mooring.manifest.Shape.CrossRule;
import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.spec.AtLeastOneOf;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Requires;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules between fields that a record's annotations state. */
final class CrossRules {

    private CrossRules() {}

    static Seq<CrossRule> of(Class<? extends Record> type, Map<String, Field> fields) {
        Vector<CrossRule> rules = Vector.empty();
        for (AtMostOneOf each : type.getAnnotationsByType(AtMostOneOf.class)) {
            rules = rules.append(new CrossRule.AtMostOne(known(type, fields, each.value())));
        }
        for (ExactlyOneOf each : type.getAnnotationsByType(ExactlyOneOf.class)) {
            rules = rules.append(new CrossRule.ExactlyOne(known(type, fields, each.value())));
        }
        for (AtLeastOneOf each : type.getAnnotationsByType(AtLeastOneOf.class)) {
            rules = rules.append(new CrossRule.AtLeastOne(known(type, fields, each.value())));
        }
        for (Requires each : type.getAnnotationsByType(Requires.class)) {
            known(type, fields, each.field());
            rules = rules.append(new CrossRule.Needs(each.field(), known(type, fields, each.needs())));
        }
        for (OnlyWhen each : type.getAnnotationsByType(OnlyWhen.class)) {
            known(type, fields, each.field(), each.when());
            Shape condition = fields.get(each.when()).get().shape();
            rules = rules.append(new CrossRule.Only(
                    each.field(), each.when(), Bounds.constants(condition, each.is(), type.getName())));
        }
        return rules;
    }

    private static Seq<String> known(Class<?> type, Map<String, Field> fields, String... names) {
        for (String name : names) {
            if (!fields.containsKey(name)) {
                throw new IllegalArgumentException(
                        type.getName() + " has a rule about " + name + ", but no such field");
            }
        }
        return Vector.of(names);
    }
}
