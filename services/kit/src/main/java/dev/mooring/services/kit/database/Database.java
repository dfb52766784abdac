package dev.mooring.services.kit.database;

import com.codahale.metrics.health.HealthCheck;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.lifecycle.Managed;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A pool of connections to a database whose schema is up to date. */
public final class Database implements Managed {
    private static final int CONNECTIONS = 10;
    private static final long PATIENCE_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Connects and migrates: tasks that start at the same time wait for one another.
     *
     * @param schema of this service alone; made if it is not there
     * @param migrations where they are on the class path, each from the kit's own to the service's
     */
    public static Database open(DatabaseConfiguration configuration, String schema, String... migrations) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(configuration.url());
        hikari.setUsername(configuration.user());
        hikari.setPassword(configuration.password());
        hikari.setSchema(schema);
        hikari.setMaximumPoolSize(Objects.requireNonNullElse(configuration.connections(), CONNECTIONS));
        hikari.setConnectionTimeout(PATIENCE_MILLIS);
        HikariDataSource pool = new HikariDataSource(hikari);
        Flyway.configure()
                .dataSource(pool)
                .schemas(schema)
                .locations(migrations)
                .load()
                .migrate();
        return new Database(pool);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether the database answers. For people and alarms: a load balancer that asked this would take all tasks away at once. */
    public HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                return jdbi.withHandle(handle -> handle.select("select 1")
                                        .mapTo(Integer.class)
                                        .one())
                                == 1
                        ? Result.healthy()
                        : Result.unhealthy("the database does not count to one");
            }
        };
    }

    @Override
    public void stop() {
        pool.close();
    }
}
