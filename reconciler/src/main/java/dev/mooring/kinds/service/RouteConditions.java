package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Route;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Which requests a route means: members of CreateRule's {@code Conditions}, all of which must hold. */
final class RouteConditions {
    private RouteConditions() {}

    static Seq<Value> of(Route route) {
        return Vector.<Value>empty()
                .appendAll(values(route.hosts()).map(ListenerRuleType::hostHeader))
                .appendAll(values(route.paths()).map(ListenerRuleType::pathPattern))
                .appendAll(route.headers()
                        .toVector()
                        .sortBy(header -> header._1)
                        .map(header -> ListenerRuleType.httpHeader(header._1, header._2)))
                .appendAll(route.queries()
                        .toVector()
                        .sortBy(query -> query._1)
                        .map(query -> ListenerRuleType.queryString(query._1, query._2)))
                .appendAll(values(route.methods()).map(ListenerRuleType::method))
                .appendAll(values(route.sourceIps()).map(ListenerRuleType::sourceIp));
    }

    /** How many values they have in all, of which Elastic Load Balancing allows a rule five. */
    static int values(Route route) {
        return route.hosts().size()
                + route.paths().size()
                + route.headers().values().map(Seq::size).sum().intValue()
                + route.queries().size()
                + route.methods().size()
                + route.sourceIps().size();
    }

    private static Vector<Seq<String>> values(Seq<String> values) {
        return values.isEmpty() ? Vector.empty() : Vector.of(values);
    }
}
