-- Events that wait to be told; a row goes when it is told.
create table outbox (
    sequence   bigint generated always as identity primary key,
    id         uuid not null unique,
    body       text not null,
    written_at timestamptz not null default now()
);

-- Events that have had their effect.
create table inbox (
    id       uuid primary key,
    taken_at timestamptz not null default now()
);

create index inbox_by_time on inbox (taken_at);
