-- One person in every benefit
-- Where a PESEL is named, in whatever role. Shows only cases of the asking role's units; another unit's cases of the same person stay unknown.
select 'housing-allowance' as benefit, application_id, role from housing_allowance.people where pesel = '44051401458'
 union all
select 'social-assistance', application_id, role from social_assistance.people where pesel = '44051401458'
 union all
select 'family-benefits', application_id, role from family_benefits.people where pesel = '44051401458'
 union all
select 'alimony-fund', application_id, role from alimony_fund.people where pesel = '44051401458';
