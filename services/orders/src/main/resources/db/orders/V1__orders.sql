create table orders (
    sequence     bigint generated always as identity primary key,
    id           uuid not null unique,
    key          text not null unique,
    customer     text not null,
    currency     char(3) not null,
    lines        jsonb not null,
    status       text not null check (status in ('PLACED', 'FULFILLED')),
    placed_at    timestamptz not null,
    fulfilled_at timestamptz,
    check ((status = 'FULFILLED') = (fulfilled_at is not null))
);
