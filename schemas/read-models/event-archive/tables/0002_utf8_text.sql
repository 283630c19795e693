create function utf8_text(bytes bytea) returns text
language plpgsql immutable strict parallel safe
as $$
begin
    return convert_from(bytes, 'UTF8');
exception
    when character_not_in_repertoire or untranslatable_character then
        return null;
end
$$;

comment on function utf8_text is 'The bytes as text; null where they are no UTF-8, or hold a zero byte.';
